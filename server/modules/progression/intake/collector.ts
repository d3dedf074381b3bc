import { perApp, sqlState, type App } from '../../../db/context.ts';
import { isFailure, type Failure } from '../../../kernel/errors.ts';
import { fail } from '../errors.ts';
import { takeIn, takeInLocked, type BatchResult } from './batch.ts';
import { userKey, type IntakeItem } from './items.ts';
import { memory } from './memory.ts';
import { QUOTA_REACHED } from './quota.ts';
import { growthNoted, noteGrowth } from './statistics.ts';
import { CHANGED_SINCE } from './write-rows.ts';

/** Events that share one transaction at most. */
const MAX_SHARED = 500;
/** Transactions at a time: two keep Postgres busy while the other's answers are sent; PGlite has one connection. */
const AT_A_TIME = { postgres: 2, pglite: 1 };
/** Events that are worth a second transaction; fewer wait for the first to end, for it costs as much as many events. */
const WORTH_ANOTHER = 32;
const MAX_WAITING = 20_000;
const ATTEMPTS = 6;

interface Collector {
  add(items: readonly IntakeItem[]): void;
  /** Resolves when nothing waits or runs. */
  drain(): Promise<void>;
}

/** The collector of an app; all its events pass through it. What arrives while one batch runs shares the next. */
export const collector = perApp((app): Collector => {
  let waiting: IntakeItem[] = [];
  let running = 0;
  let isAwake = false;
  /** Users whose events are being taken in: no two batches of a process wait for each other's locks. */
  const busy = new Set<string>();
  let idle: (() => void)[] = [];

  const cut = (): { batch: IntakeItem[]; users: Set<string> } => {
    const batch: IntakeItem[] = [];
    const users = new Set<string>();
    const rest: IntakeItem[] = [];
    let at = 0;
    for (; at < waiting.length && batch.length < MAX_SHARED; at++) {
      const item = waiting[at];
      if (!item) break;
      const key = userKey(item.customerId, item.event.userId);
      if (busy.has(key)) rest.push(item);
      else {
        batch.push(item);
        users.add(key);
      }
    }
    waiting = rest.concat(waiting.slice(at));
    return { batch, users };
  };

  const run = async (): Promise<void> => {
    const { batch, users } = cut();
    if (batch.length === 0) return;
    running += 1;
    for (const key of users) busy.add(key);
    let tell: () => void;
    try {
      tell = await commit(app, batch);
    } finally {
      running -= 1;
      for (const key of users) busy.delete(key);
      start();
    }
    // While the database works on the next batch, there is time to answer.
    if (running > 0) setImmediate(tell);
    else tell();
  };

  const start = (): void => {
    while (waiting.length > 0 && running < AT_A_TIME[app.database.kind]) {
      if (running > 0 && waiting.length < WORTH_ANOTHER) return;
      const before = running;
      void run();
      if (running === before) return;
    }
    if (running > 0 || waiting.length > 0) return;
    for (const done of idle) done();
    idle = [];
  };

  return {
    add(items) {
      if (waiting.length + items.length > MAX_WAITING) throw fail('unavailable', { waiting: waiting.length });
      for (const item of items) waiting.push(item);
      if (isAwake) return;
      isAwake = true;
      // Requests of this turn of the event loop are all in before the first batch is cut.
      setImmediate(() => {
        isAwake = false;
        start();
      });
    },
    drain: async () => {
      await new Promise<void>((resolve) => {
        if (running === 0 && waiting.length === 0) resolve();
        else idle.push(resolve);
      });
      await growthNoted(app);
    },
  };
});

/**
 * Commits a batch; what it returns tells its items. When the whole fails, its halves are tried, so that one event that
 * the database or the rules refuse fails alone; when the database is away, all are told to come back.
 */
async function commit(app: App, items: readonly IntakeItem[]): Promise<() => void> {
  let result: BatchResult;
  try {
    result = await transact(app, items);
  } catch (error) {
    if (items.length > 1 && !isOutage(error)) {
      const middle = Math.ceil(items.length / 2);
      const tellFirst = await commit(app, items.slice(0, middle));
      const tellRest = await commit(app, items.slice(middle));
      return () => {
        tellFirst();
        tellRest();
      };
    }
    const reason = reasonOf(error);
    if (!isFailure(error))
      app.log.error({ err: error, events: items.length, reason: reason.code }, 'events refused');
    return () => {
      for (const item of items) item.settle(reason);
    };
  }
  return () => {
    for (const entry of result.settled) entry.item.settle('answer' in entry ? entry.answer : entry.error);
    for (const signal of result.signals) app.bus.emit(signal);
    noteGrowth(app, items.length);
  };
}

/** Once without locks, which is the shorter way; who is contradicted by the database takes the locks. */
async function transact(app: App, items: readonly IntakeItem[]): Promise<BatchResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (attempt === 1 ? takeIn(app, items) : takeInLocked(app, items));
    } catch (error) {
      const state = sqlState(error) ?? '';
      if (!AGAIN.has(state) || attempt === ATTEMPTS) throw error;
      if (state === UNIQUE_VIOLATION) memory(app).doubt();
    }
  }
}

const UNIQUE_VIOLATION = '23505';
/**
 * Deadlocks, serialisation failures, a key that is there already, a plan that is used up, and users that somebody has
 * changed.
 */
const AGAIN = new Set(['40P01', '40001', UNIQUE_VIOLATION, QUOTA_REACHED, CHANGED_SINCE]);

/** Connection trouble, and what Postgres says while it stops or starts. */
const isOutage = (error: unknown): boolean =>
  /^(08|57P|53)|^(CONNECT|ECONN|EPIPE|ETIMEDOUT|CONNECTION)/.test(codeOf(error));

/** What the sender of one event is told. */
function reasonOf(error: unknown): Failure {
  if (isFailure(error)) return error;
  const state = sqlState(error) ?? '';
  if (isOutage(error) || state === '40P01' || state === '40001') return fail('unavailable');
  // Data exceptions, broken constraints, limits of the database.
  return state !== '23505' && /^(22|23|54)/.test(state) ? fail('event_not_storable') : fail('internal_error');
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}
