import { asSystem, type App, type Ctx } from '../db/context.ts';
import { isFailure } from '../kernel/errors.ts';
import { POLL_SECONDS } from './enqueue.ts';
import { bury, giveBack, lease, nextDue, releaseAll, remove, renew, type Lease } from './leases.ts';
import { handlersOf, sow, type Recurring } from './recurring.ts';
import { asError, fail, LEASE_LOST, textOf } from './errors.ts';
import type { JobHandler, JobHandlers } from './handler.ts';

export interface WorkerOptions {
  /** Jobs in hand at a time. Default 4. */
  concurrency?: number;
  /** Work that comes back by itself, on one node at a time. */
  recurring?: readonly Recurring[];
  /** No other process works on this database, so what is leased at the start was held by one that died. */
  alone?: boolean;
}

export interface Worker {
  /** Takes nothing more, waits for what runs, and gives back what is not done after `graceSeconds`. */
  stop(graceSeconds?: number): Promise<void>;
}

const MAX_ATTEMPTS = 10;
/** Runs that a crash may cut short besides: mostly it is not the job that ends the process. */
export const CUT_SHORT = 25;
const LEASE_SECONDS = 20;
const MAX_BACKOFF_SECONDS = 3600;
/** A due job that another worker holds a lock on must not make us spin. */
const MIN_WAIT_MS = 100;

const defaultBackoff = (attempt: number): number => Math.min(2 ** (attempt - 1), MAX_BACKOFF_SECONDS);

interface Running {
  lease: Lease;
  abort: AbortController;
  done: Promise<void>;
}

/** Starts taking jobs of the queues in `handlers`, woken by `job.ready` and, as a belt, by a slow poll. */
export function createWorker(app: App, handlers: JobHandlers, options: WorkerOptions = {}): Worker {
  const { concurrency = 4, recurring = [], alone = false } = options;
  const all: JobHandlers = { ...handlers, ...handlersOf(recurring) };
  const queues = Object.keys(all);
  const running = new Map<string, Running>();
  const { db } = app.database;
  const secondsFromNow = (seconds: number) => new Date(app.now().getTime() + seconds * 1000).toISOString();
  const leaseSeconds = (queue: string) => all[queue]?.leaseSeconds ?? LEASE_SECONDS;

  let stopped = false;
  let isSown = recurring.length === 0;
  let isReleased = !alone;
  let mayBeDue = false;
  let pulling: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Infinity;

  const canTake = () => !stopped && running.size < concurrency;

  function wake(): void {
    mayBeDue = true;
    if (!canTake()) return;
    pulling ??= pull().finally(() => {
      pulling = undefined;
      if (mayBeDue) wake();
    });
  }

  /** One lease statement at a time: slots that free up meanwhile are filled together by the next. */
  async function pull(): Promise<void> {
    while (mayBeDue && canTake()) {
      mayBeDue = false;
      try {
        if (!isReleased) await releaseAll(db, queues, app.now().toISOString());
        isReleased = true;
        if (!isSown) await sow(app, recurring);
        isSown = true;
        const free = concurrency - running.size;
        const untils = queues.map((name) => ({ name, until: secondsFromNow(leaseSeconds(name)) }));
        const leases = await lease(db, untils, app.now().toISOString(), free);
        for (const job of leases) start(job);
        if (leases.length === free) mayBeDue = true;
        else wakeAt(await nextDue(db, queues));
      } catch (error) {
        app.log.error({ err: error }, 'jobs could not be leased');
        wakeAt(undefined);
        return;
      }
    }
  }

  function wakeAt(instant: string | undefined): void {
    const poll = POLL_SECONDS * 1000 * (0.8 + Math.random() * 0.4);
    const due = instant === undefined ? Infinity : Date.parse(instant) - app.now().getTime();
    const delay = Math.max(MIN_WAIT_MS, Math.min(poll, due));
    if (stopped || Date.now() + delay >= timerAt) return;
    clearTimeout(timer);
    timerAt = Date.now() + delay;
    timer = setTimeout(() => {
      timerAt = Infinity;
      wakeAt(undefined);
      wake();
    }, delay).unref();
  }

  function start(job: Lease): void {
    const abort = new AbortController();
    const done = work(job, abort.signal)
      .catch((error: unknown) =>
        app.log.error({ err: error, job: job.id, queue: job.queue }, 'job left behind'),
      )
      .finally(() => {
        running.delete(keyOf(job));
        if (mayBeDue) wake();
      });
    running.set(keyOf(job), { lease: job, abort, done });
  }

  async function work(job: Lease, signal: AbortSignal): Promise<void> {
    const handler = all[job.queue];
    if (handler === undefined) return;
    const { maxAttempts = MAX_ATTEMPTS, backoff = defaultBackoff } = handler;
    if (job.attempts > maxAttempts + CUT_SHORT)
      return exhaust(job, handler, new Error('abandoned by its last worker'));
    const ctx = asSystem(app, job.customerId, job.id);
    let isFinished = false;
    const finish = async (inner: Ctx) => {
      if (!(await remove(inner.db, job))) throw fail(LEASE_LOST);
      isFinished = true;
    };
    try {
      await handler.run(ctx, job.payload, { ...job, attempt: job.attempts, signal, finish });
      if (!isFinished) await finish(ctx);
    } catch (error) {
      if (isFailure(error) && error.code === LEASE_LOST) {
        app.log.warn({ job: job.id, queue: job.queue }, 'job was taken over by another worker');
        return;
      }
      app.log.warn({ err: error, job: job.id, queue: job.queue, attempt: job.attempts }, 'job failed');
      if (job.attempts >= maxAttempts) return exhaust(job, handler, asError(error));
      const runAt = secondsFromNow(backoff(job.attempts) * (0.75 + Math.random() * 0.5));
      if (await giveBack(db, job, runAt, textOf(error))) wakeAt(runAt);
    }
  }

  function exhaust(job: Lease, handler: JobHandler, error: Error): Promise<void> {
    return asSystem(app, job.customerId, job.id).transact(async (ctx) => {
      if (!(await bury(ctx.db, job, ctx.now().toISOString(), textOf(error)))) return;
      await handler.onExhausted?.(ctx, job.payload, error);
    });
  }

  async function renewAll(): Promise<void> {
    const held = [...running.values()];
    if (held.length === 0) return;
    const ours = await renew(
      db,
      held.map(({ lease: job }) => ({ ...job, until: secondsFromNow(leaseSeconds(job.queue)) })),
    );
    for (const { lease: job, abort } of held) if (!ours.has(job.id)) abort.abort();
  }

  const renewalMs = (Math.min(LEASE_SECONDS, ...queues.map(leaseSeconds)) * 1000) / 3;
  const renewal = setInterval(() => {
    renewAll().catch((error: unknown) => app.log.error({ err: error }, 'leases could not be renewed'));
  }, renewalMs).unref();
  const unsubscribe = [
    app.bus.on('job.ready', ({ queue }) => {
      if (Object.hasOwn(all, queue)) wake();
    }),
    app.bus.on('wire.restored', wake),
  ];
  wakeAt(undefined);
  wake();

  return {
    async stop(graceSeconds = 10) {
      stopped = true;
      for (const off of unsubscribe) off();
      clearTimeout(timer);
      await pulling;
      await settledWithin(
        [...running.values()].map(({ done }) => done),
        graceSeconds * 1000,
      );
      clearInterval(renewal);
      const left = [...running.values()];
      for (const { abort } of left) abort.abort();
      await Promise.all(left.map(({ lease: job }) => giveBack(db, job, app.now().toISOString(), null)));
      for (const queue of new Set(left.map(({ lease: job }) => job.queue)))
        app.bus.emit({ name: 'job.ready', payload: { queue } });
    },
  };
}

/** A job that this very process takes over from itself is another run. */
const keyOf = (job: Lease): string => `${job.id} ${job.attempts}`;

async function settledWithin(work: Promise<void>[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    Promise.all(work),
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
