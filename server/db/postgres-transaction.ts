import type { Sql } from 'postgres';

/** What a transaction's work hands back: its result, and statements under way that COMMIT may follow at once. */
export interface Ending<T> {
  result: T;
  last: Promise<unknown>;
}

interface Held {
  /** Stands where drizzle and `query` expect a driver; refuses once the connection is gone. */
  client: Sql;
  /** Rejects when the connection is lost, and never otherwise. */
  lost: Promise<never>;
  isLost(): boolean;
  release(): void;
}

/**
 * A transaction on a connection of its own, in as few round trips as can be: BEGIN travels with the first statements
 * and COMMIT behind those that `work` leaves unawaited. The driver's own `begin` waits for both, and a connection
 * lost while it is idle inside a transaction brings the whole process down there (postgres 3.4).
 */
export async function inTransaction<T>(pool: Sql, work: (client: Sql) => Promise<Ending<T>>): Promise<T> {
  const held = await hold(pool);
  try {
    const { result, last } = await Promise.race([work(held.client), held.lost]);
    await Promise.race([Promise.all([last, held.client.unsafe('COMMIT')]), held.lost]);
    return result;
  } catch (error) {
    if (!held.isLost()) await Promise.race([held.client.unsafe('ROLLBACK'), held.lost]).catch(() => {});
    throw error;
  } finally {
    // A lost connection went back to the pool by itself, to be opened anew.
    if (!held.isLost()) held.release();
  }
}

async function hold(pool: Sql): Promise<Held> {
  const reserved = await pool.reserve();
  let loss: Error | undefined;
  let lose: (error: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = (error) => {
      loss = error;
      reject(error);
    };
  });
  lost.catch(() => {});
  const begun = reserved.unsafe(
    'BEGIN',
    [],
    whenSent((connection) => (connection.onclose = lose)),
  );
  begun.catch(lose);
  const unsafe = (...statement: Parameters<Sql['unsafe']>): unknown =>
    loss ? refused(loss) : reserved.unsafe(...statement);
  return {
    client: standIn({ unsafe, options: pool.options }),
    lost,
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
