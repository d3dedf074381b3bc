import type { Sql } from 'postgres';

/** What a transaction's work hands back: its result, and statements under way that COMMIT may follow at once. */
export interface Ending<T> {
  result: T;
  last: Promise<unknown>;
}

interface Held {
  /** Stands where drizzle and `query` expect a driver; refuses once the connection is gone. */
  client: Sql;
  /** Sends BEGIN. `lost` rejects when the connection is lost, and never otherwise. */
  begin(): { begun: Promise<unknown>; lost: Promise<never> };
  /** The same without sending anything. */
  watch(): Promise<never>;
  /** Runs statements outside of a transaction. */
  prepare(statements: string): Promise<unknown>;
  isLost(): boolean;
  release(): void;
}

/** A transaction on a connection that is taken from the pool for it. */
export async function inTransaction<T>(pool: Sql, work: (client: Sql) => Promise<Ending<T>>): Promise<T> {
  const held = await hold(pool);
  try {
    return await run(held, () => work(held.client));
  } finally {
    // A lost connection went back to the pool by itself, to be opened anew.
    if (!held.isLost()) held.release();
  }
}

export interface KeepOptions<H> {
  /** Opens a pool of one connection. */
  open: () => Sql;
  connections: number;
  /** Statements whose effect lasts as long as the session. */
  settings: string;
  /** Makes the handle that work gets, once a connection. */
  wrap: (client: Sql) => H;
}

export interface KeptConnections<H> {
  run<T>(work: (handle: H) => Promise<Ending<T>>): Promise<T>;
  /** Without a transaction: each statement commits by itself. */
  direct<T>(work: (handle: H) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Kept<H> {
  pool: Sql;
  held: Held;
  handle: H;
}

const CLOSE_WITHIN_SECONDS = 5;

/**
 * Transactions on connections that stay with them: nothing is taken, given back or made anew for each. One that is
 * lost is thrown away with its pool: the driver's own way back forgets who waits (postgres 3.4).
 */
export function keepConnections<H>(options: KeepOptions<H>): KeptConnections<H> {
  const free: Kept<H>[] = [];
  const waiting: ((kept: Promise<Kept<H>>) => void)[] = [];
  let opened = 0;
  let closed = false;

  const end = ({ held, pool }: Kept<H>): Promise<void> => {
    if (!held.isLost()) held.release();
    return pool.end({ timeout: CLOSE_WITHIN_SECONDS });
  };
  const drop = ({ pool }: Pick<Kept<H>, 'pool'>): void => {
    opened -= 1;
    pool.end({ timeout: 0 }).catch(() => {});
  };
  const open = async (): Promise<Kept<H>> => {
    const pool = options.open();
    try {
      const held = await hold(pool);
      await held.prepare(options.settings);
      return { pool, held, handle: options.wrap(held.client) };
    } catch (error) {
      drop({ pool });
      waiting.shift()?.(next());
      throw error;
    }
  };
  const next = async (): Promise<Kept<H>> => {
    if (closed) throw new Error('the database is closed');
    for (let kept = free.pop(); kept; kept = free.pop()) {
      if (!kept.held.isLost()) return kept;
      drop(kept);
    }
    if (opened >= options.connections) return new Promise((resolve) => waiting.push(resolve));
    opened += 1;
    return open();
  };
  const lend = async <T>(use: (kept: Kept<H>) => Promise<T>): Promise<T> => {
    const kept = await next();
    try {
      return await use(kept);
    } finally {
      if (closed) await end(kept);
      else free.push(kept);
      waiting.shift()?.(next());
    }
  };
  return {
    run: (work) => lend(({ held, handle }) => run(held, () => work(handle))),
    direct: (work) => lend(({ held, handle }) => runDirect(held, () => work(handle))),
    async close() {
      closed = true;
      await Promise.all(free.splice(0).map(end));
    },
  };
}

/**
 * Runs work in as few round trips as can be: BEGIN travels with the first statements and COMMIT behind those that
 * `work` leaves unawaited. The driver's own `begin` waits for both, and a connection lost while it is idle inside a
 * transaction brings the whole process down there (postgres 3.4).
 */
async function run<T>(held: Held, work: () => Promise<Ending<T>>): Promise<T> {
  const { begun, lost } = held.begin();
  // Work is heard of only while its transaction is open.
  const failed = begun.then(() => lost);
  failed.catch(() => {});
  try {
    const { result, last } = await Promise.race([work(), failed, lost]);
    await Promise.race([Promise.all([last, held.client.unsafe('COMMIT')]), lost]);
    return result;
  } catch (error) {
    // The news that the server ends a session comes before its end: nobody else may get the connection between.
    if (isEnd(error)) await Promise.race([lost, after(END_WITHIN_MS)]).catch(() => {});
    if (!held.isLost()) await Promise.race([held.client.unsafe('ROLLBACK'), lost]).catch(() => {});
    throw error;
  }
}

async function runDirect<T>(held: Held, work: () => Promise<T>): Promise<T> {
  const lost = held.watch();
  try {
    return await Promise.race([work(), lost]);
  } catch (error) {
    if (isEnd(error)) await Promise.race([lost, after(END_WITHIN_MS)]).catch(() => {});
    throw error;
  }
}

/** How long an end that was announced is waited for; the announcement may have been of another connection. */
const END_WITHIN_MS = 1_000;

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

const isEnd = (error: unknown): boolean =>
  error instanceof Error &&
  (('severity' in error && (error.severity === 'FATAL' || error.severity === 'PANIC')) ||
    ('code' in error && /^(CONNECTION_|ECONN|EPIPE)/.test(String(error.code))));

async function hold(pool: Sql): Promise<Held> {
  const reserved = await pool.reserve();
  let loss: Error | undefined;
  let tell: (error: Error) => void = () => {};
  const lose = (error: Error): void => {
    loss = error;
    tell(error);
  };
  const unsafe = (...statement: Parameters<Sql['unsafe']>): unknown =>
    loss ? refused(loss) : reserved.unsafe(...statement);
  const watch = (): Promise<never> => {
    const lost = new Promise<never>((_, reject) => (tell = reject));
    lost.catch(() => {});
    if (loss) tell(loss);
    return lost;
  };
  /** `lost` rejects when the connection is, whether the driver rejects what was sent or forgets it. */
  const send = (statements: string) => {
    const lost = watch();
    const sent = reserved.unsafe(
      statements,
      [],
      whenSent((connection) => (connection.onclose = lose)),
    );
    return { sent, lost };
  };
  return {
    client: standIn({ unsafe, options: pool.options }),
    begin() {
      const { sent, lost } = send('BEGIN');
      return { begun: sent, lost };
    },
    prepare(statements) {
      const { sent, lost } = send(statements);
      return Promise.race([sent, lost]);
    },
    watch,
    isLost: () => loss !== undefined,
    release: () => reserved.release(),
  };
}

interface Connection {
  onclose: ((error: Error) => void) | null;
}

/** The driver tells, by an option its types hide, which connection a statement went to. True lets more follow. */
function whenSent(see: (connection: Connection) => void): object {
  return {
    simple: true,
    onexecute: (connection: Connection) => {
      see(connection);
      return true;
    },
  };
}

/** A transaction needs no more of the driver than `unsafe` and `options`: nested ones join the outer. */
const standIn = (parts: {
  unsafe: (...statement: Parameters<Sql['unsafe']>) => unknown;
  options: Sql['options'];
}): Sql => parts as unknown as Sql;

/** A statement that has failed already; drizzle asks for its `values()`. */
function refused(loss: Error): Promise<never> {
  const failed = Promise.reject<never>(loss);
  failed.catch(() => {});
  return Object.assign(failed, { values: () => failed });
}
