import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { query, toIso } from '../db/query.ts';
import { lease } from './leases.ts';
import { CUT_SHORT } from './worker.ts';
import {
  createWorker,
  enqueue,
  enqueueAll,
  purgeFailedJobs,
  type JobHandlers,
  type Worker,
  type WorkerOptions,
} from './index.ts';

const START = '2026-03-01T12:00:00.000Z';
let app: TestApp;
let workers: Worker[] = [];

beforeAll(async () => {
  app = await openTestApp();
  await app.database.script('CREATE TABLE effects (n int NOT NULL)');
});
afterAll(() => app.close());
beforeEach(() => app.setNow(START));
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(0)));
  workers = [];
  await app.database.script('TRUNCATE jobs, effects');
});

const work = (handlers: JobHandlers, options?: WorkerOptions): Worker => {
  const worker = createWorker(app, handlers, options);
  workers.push(worker);
  return worker;
};
const ctx = () => app.system('cus_a');
const rows = () =>
  query<{
    id: string;
    attempts: number;
    run_at: string;
    leased_until: string | null;
    failed_at: string | null;
    last_error: string | null;
  }>(app.database.db, 'SELECT * FROM jobs ORDER BY created_at, id');
const effects = async () =>
  (await query<{ n: number }>(app.database.db, 'SELECT n FROM effects ORDER BY n')).map((row) => row.n);
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const later = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();
/** Something a handler can wait for. */
function openGate(): { promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
/** A worker process that took everything and died. */
const crash = (queue: string, leaseSeconds = 60) =>
  lease(app.database.db, [{ name: queue, until: later(leaseSeconds) }], app.now().toISOString(), 100);

const recordOnce: JobHandlers[string] = {
  run: (ctx, payload, job) =>
    ctx.transact(async (ctx) => {
      await query(ctx.db, 'INSERT INTO effects VALUES ($1)', [Number(payload.n)]);
      await job.finish(ctx);
    }),
};

test('a job runs as its tenant once its transaction has committed, and is gone', async () => {
  const seen: unknown[] = [];
  work({ greet: { run: async (ctx, payload) => void seen.push([ctx.customerId, ctx.actor.type, payload]) } });
  await app.system('cus_b:test').transact((ctx) => enqueue(ctx, { queue: 'greet', payload: { to: 'x' } }));
  await until(async () => expect(await rows()).toEqual([]));
  expect(seen).toEqual([['cus_b:test', 'system', { to: 'x' }]]);
});

test('a job of a transaction that rolls back never existed', async () => {
  const run = vi.fn(async () => {});
  work({ greet: { run } });
  await expect(
    ctx().transact(async (ctx) => {
      await enqueue(ctx, { queue: 'greet', payload: {} });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await rows()).toEqual([]);
  expect(run).not.toHaveBeenCalled();
});

test('a dedupe key admits one waiting job a tenant and queue, also within one batch', async () => {
  const job = { queue: 'q', payload: {}, dedupeKey: 'k' };
  const [first, second] = await enqueueAll(ctx(), [job, job]);
  expect([first === undefined, second === undefined].toSorted()).toEqual([false, true]);
  expect(await enqueue(ctx(), job)).toBeUndefined();
  expect(await enqueue(ctx(), { ...job, queue: 'r' })).toMatch(/^job_/);
  expect(await enqueue(app.system('cus_b'), job)).toMatch(/^job_/);
  expect(await rows()).toHaveLength(3);
});

test('a job waits for its time', async () => {
  work({ q: recordOnce });
  await enqueue(ctx(), { queue: 'q', payload: { n: 1 }, runAt: later(60) });
  await enqueue(ctx(), { queue: 'q', payload: { n: 2 } });
  await until(async () => expect(await effects()).toEqual([2]));
  app.setNow(later(60));
  app.bus.emit({ name: 'job.ready', payload: { queue: 'q' } });
  await until(async () => expect(await effects()).toEqual([1, 2]));
});

test('two workers apply each of 200 jobs exactly once', async () => {
  work({ q: recordOnce }, { concurrency: 8 });
  work({ q: recordOnce }, { concurrency: 8 });
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  const started = performance.now();
  await enqueueAll(
    ctx(),
    numbers.map((n) => ({ queue: 'q', payload: { n } })),
  );
  await until(async () => expect(await rows()).toEqual([]));
  console.log(
    `jobs ${app.database.kind}: ${Math.round(200_000 / (performance.now() - started))}/s, two workers`,
  );
  expect(await effects()).toEqual(numbers);
});

test('a job whose worker died before the effect is taken up when its lease runs out', async () => {
  await enqueue(ctx(), { queue: 'q', payload: { n: 7 } });
  expect(await crash('q')).toHaveLength(1);
  work({ q: recordOnce });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await effects()).toEqual([]);
  app.setNow(later(61));
  app.bus.emit({ name: 'job.ready', payload: { queue: 'q' } });
  await until(async () => expect(await rows()).toEqual([]));
  expect(await effects()).toEqual([7]);
});

test('the only process on a database takes up at once what a dead one held', async () => {
  await enqueue(ctx(), { queue: 'q', payload: { n: 1 } });
  await crash('q');
  work({ q: recordOnce }, { alone: true });
  await until(async () => expect(await effects()).toEqual([1]));
  expect(await rows()).toEqual([]);
});

test('a worker that lost its lease cannot apply its effect any more', async () => {
  const gate = openGate();
  const lost = vi.fn();
  work({
    q: {
      run: async (ctx, payload, job) => {
        if (job.attempt === 1) await gate.promise;
        await recordOnce.run(ctx, payload, job).catch((error: Error) => {
          lost(error.message);
          throw error;
        });
      },
    },
  });
  await enqueue(ctx(), { queue: 'q', payload: { n: 1 } });
  await until(async () => expect((await rows())[0]?.attempts).toBe(1));
  app.setNow(later(61));
  app.bus.emit({ name: 'job.ready', payload: { queue: 'q' } });
  await until(async () => expect(await effects()).toEqual([1]));
  gate.resolve();
  await until(async () => expect(lost).toHaveBeenCalledWith('Another worker has taken this job over.'));
  expect(await effects()).toEqual([1]);
  expect(await rows()).toEqual([]);
});

test('the signal of a job fires when its lease was taken over, and a lease is renewed while its job runs', async () => {
  const gate = openGate();
  let signal: AbortSignal | undefined;
  work({
    q: {
      leaseSeconds: 0.3,
      run: (_ctx, _payload, job) => {
        signal = job.signal;
        return gate.promise;
      },
    },
  });
  await enqueue(ctx(), { queue: 'q', payload: {} });
  await until(async () => expect(signal).toBeDefined());
  app.setNow(later(0.2));
  await until(async () => expect(toIso((await rows())[0]?.leased_until ?? '')).toBe(later(0.5)));
  expect(signal?.aborted).toBe(false);
  await query(app.database.db, 'UPDATE jobs SET attempts = attempts + 1');
  await until(async () => expect(signal?.aborted).toBe(true));
  gate.resolve();
});

test('a failed try comes back after 1, 2, 4 … seconds of the app clock, give or take a quarter', async () => {
  work({ q: { run: () => Promise.reject(new Error('no\0pe')) } });
  await enqueue(ctx(), { queue: 'q', payload: {} });
  let clock = 0;
  for (const [attempt, seconds] of [1, 2, 4, 8].entries()) {
    await until(async () =>
      expect((await rows())[0]).toMatchObject({
        attempts: attempt + 1,
        leased_until: null,
        last_error: 'nope',
      }),
    );
    const runAt = Date.parse(toIso((await rows())[0]?.run_at ?? '')) - Date.parse(START);
    expect(runAt - clock).toBeGreaterThanOrEqual(seconds * 749);
    expect(runAt - clock).toBeLessThanOrEqual(seconds * 1251);
    clock = runAt;
    app.setNow(later(clock / 1000));
    app.bus.emit({ name: 'job.ready', payload: { queue: 'q' } });
  }
});

test('after its last try a job is kept as failed and its handler is told in the same transaction', async () => {
  work({
    q: {
      maxAttempts: 1,
      run: () => Promise.reject(new Error('broken')),
      onExhausted: async (ctx, payload, error) => {
        expect(error.message).toBe('broken');
        await query(ctx.db, 'INSERT INTO effects VALUES ($1)', [Number(payload.n)]);
      },
    },
  });
  await enqueue(ctx(), { queue: 'q', payload: { n: 3 }, dedupeKey: 'k' });
  await until(async () => expect(await effects()).toEqual([3]));
  expect(await rows()).toMatchObject([{ leased_until: null, last_error: 'broken' }]);
  expect((await rows())[0]?.failed_at).not.toBeNull();
  expect(await enqueue(ctx(), { queue: 'q', payload: { n: 3 }, dedupeKey: 'k' })).toMatch(/^job_/);
});

test('a job that kills its worker each time is given up without another run, though not soon', async () => {
  await enqueue(ctx(), { queue: 'q', payload: { n: 1 } });
  for (let crashes = 0; crashes < 2 + CUT_SHORT; crashes++) await crash('q', -1);
  const run = vi.fn(async () => {});
  const onExhausted = vi.fn(async () => {});
  work({ q: { maxAttempts: 2, run, onExhausted } });
  await until(async () => expect(onExhausted).toHaveBeenCalledOnce());
  expect(run).not.toHaveBeenCalled();
});

test('a long backlog of one queue does not hold up another', async () => {
  await enqueueAll(
    ctx(),
    Array.from({ length: 50 }, () => ({ queue: 'slow', payload: {} })),
  );
  await enqueue(ctx(), { queue: 'quick', payload: {} });
  const order: string[] = [];
  const run = async (_ctx: unknown, _payload: unknown, job: { queue: string }) => void order.push(job.queue);
  work({ slow: { run }, quick: { run } }, { concurrency: 2 });
  await until(async () => expect(order).toContain('quick'));
  expect(order.indexOf('quick')).toBeLessThan(4);
});

test('stop waits for what runs, gives back what does not end, and leaves nothing leased', async () => {
  const started = vi.fn();
  const gate = openGate();
  const worker = work(
    {
      short: {
        run: async (ctx, payload, job) => {
          started();
          await new Promise((resolve) => setTimeout(resolve, 50));
          await recordOnce.run(ctx, payload, job);
        },
      },
      stuck: {
        run: async (ctx, payload, job) => {
          started();
          await gate.promise;
          await recordOnce.run(ctx, payload, job);
        },
      },
    },
    { concurrency: 2 },
  );
  await enqueueAll(ctx(), [
    { queue: 'short', payload: { n: 1 } },
    { queue: 'stuck', payload: { n: 2 } },
  ]);
  await until(async () => expect(started).toHaveBeenCalledTimes(2));
  await worker.stop(0.3);
  expect(await effects()).toEqual([1]);
  expect(await rows()).toMatchObject([{ leased_until: null, failed_at: null }]);
  gate.resolve();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await effects()).toEqual([1]);
  work({ stuck: recordOnce });
  await until(async () => expect(await effects()).toEqual([1, 2]));
});

test('recurring work runs on one worker each time and comes back after its interval', async () => {
  const runs = vi.fn(async () => {});
  const recurring = [{ name: 'sweep', everySeconds: 300, run: runs }];
  work({}, { recurring });
  work({}, { recurring });
  await until(async () => expect(toIso((await rows())[0]?.run_at ?? '')).toBe(later(300)));
  expect(runs).toHaveBeenCalledTimes(1);
  app.setNow(later(300));
  app.bus.emit({ name: 'wire.restored', payload: {} });
  await until(async () => expect(toIso((await rows())[0]?.run_at ?? '')).toBe(later(600)));
  expect(runs).toHaveBeenCalledTimes(2);
  expect(await rows()).toHaveLength(1);
});

test('what recurring work answers is handed to its next run, and only to that', async () => {
  const answers = [{ after: 'm' }, undefined, undefined];
  const seen: unknown[] = [];
  const run = async (_ctx: unknown, left: Record<string, unknown>) => {
    seen.push(left);
    return answers[seen.length - 1];
  };
  work({}, { recurring: [{ name: 'walk', everySeconds: 300, run }] });
  for (const [n, expected] of [[{}], [{}, { after: 'm' }], [{}, { after: 'm' }, {}]].entries()) {
    await until(async () => expect(toIso((await rows())[0]?.run_at ?? '')).toBe(later(300 * (n + 1))));
    expect(seen).toEqual(expected);
    app.setNow(later(300 * (n + 1)));
    app.bus.emit({ name: 'wire.restored', payload: {} });
  }
});

test('failed jobs are forgotten after a month', async () => {
  await enqueueAll(ctx(), [
    { queue: 'q', payload: {} },
    { queue: 'r', payload: {} },
  ]);
  await query(app.database.db, `UPDATE jobs SET failed_at = $1 WHERE queue = 'q'`, [later(-31 * 86_400)]);
  await query(app.database.db, `UPDATE jobs SET failed_at = $1 WHERE queue = 'r'`, [later(-29 * 86_400)]);
  await purgeFailedJobs.run(ctx(), {});
  expect(await rows()).toMatchObject([{ queue: 'r' }]);
});

test('throughput of one worker', async () => {
  const total = 300;
  await enqueueAll(
    ctx(),
    Array.from({ length: total }, (_, n) => ({ queue: 'q', payload: { n } })),
  );
  const started = performance.now();
  work({ q: recordOnce }, { concurrency: 8 });
  await until(async () => expect(await query(app.database.db, 'SELECT 1 FROM jobs LIMIT 1')).toEqual([]));
  console.log(
    `jobs ${app.database.kind}: ${Math.round((total * 1000) / (performance.now() - started))}/s, one worker`,
  );
  expect(await effects()).toHaveLength(total);
});
