import { and, eq } from 'drizzle-orm';
import { perApp, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { Actor } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/errors.ts';
import { fail } from './errors.ts';
import { idempotency } from './tables.ts';

export interface StoredAnswer {
  status: number;
  body: string;
}
export interface OnceAnswer extends StoredAnswer {
  /** The answer of an earlier request; nothing was done this time. */
  replayed: boolean;
}

export const KEPT_MS = 86_400_000;
const KEY = /^[\x21-\x7e]{1,255}$/;
/** Stands in the row between claim and answer; no other transaction ever sees it. */
const PENDING = 0;

const flights = perApp(() => new Map<string, Promise<unknown>>());

/**
 * Runs a write once for each Idempotency-Key: the claim of the key, what `run` does and the answer are one
 * transaction, so a crash at any point leaves either all of it or nothing. A twin waits for the first and gets its
 * answer; another request under the same key is 409. What `run` throws is not kept: the key is free again.
 */
export async function once(
  ctx: Ctx,
  key: string,
  fingerprint: string,
  run: (ctx: Ctx) => Promise<StoredAnswer>,
): Promise<OnceAnswer> {
  if (!KEY.test(key))
    throw invalid([
      { field: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters without spaces' },
    ]);
  const scoped = keySpace(ctx.actor) + key;
  // Twins in this process queue here, not on the row: each of those would hold a connection of the pool.
  const inFlight = flights(ctx.app);
  const place = `${ctx.customerId}\n${scoped}`;
  for (let first = inFlight.get(place); first; first = inFlight.get(place)) await first;
  const work = ctx.transact((ctx) => claimAndRun(ctx, scoped, fingerprint, run));
  inFlight.set(place, Promise.allSettled([work]));
  try {
    return await work;
  } finally {
    inFlight.delete(place);
  }
}

async function claimAndRun(
  ctx: Ctx,
  key: string,
  fingerprint: string,
  run: (ctx: Ctx) => Promise<StoredAnswer>,
): Promise<OnceAnswer> {
  const now = ctx.now();
  // A twin on another node blocks on this row until its owner commits (then it replays) or rolls back (then it runs).
  const claimed = await query(
    ctx.db,
    `INSERT INTO idempotency (customer_id, key, fingerprint, status, body, created_at)
     VALUES ($1, $2, $3, ${PENDING}, '', $4::timestamptz)
     ON CONFLICT (customer_id, key) DO UPDATE
       SET fingerprint = EXCLUDED.fingerprint, status = ${PENDING}, body = '', created_at = EXCLUDED.created_at
       WHERE idempotency.created_at <= $5::timestamptz
     RETURNING 1 AS claimed`,
    [ctx.customerId, key, fingerprint, now.toISOString(), new Date(now.getTime() - KEPT_MS).toISOString()],
  );
  const row = and(eq(idempotency.customerId, ctx.customerId), eq(idempotency.key, key));
  if (claimed.length === 0) {
    const [known] = await ctx.db.select().from(idempotency).where(row);
    if (!known || known.fingerprint !== fingerprint) throw fail('idempotency_key_conflict');
    return { status: known.status, body: known.body, replayed: true };
  }
  const { status, body } = await run(ctx);
  await ctx.db.update(idempotency).set({ status, body }).where(row);
  return { status, body, replayed: false };
}

/**
 * A customer's server has one space of keys. Pages do not share it: a user who guesses another's key must neither
 * see that answer nor block that key.
 */
function keySpace(actor: Actor): string {
  if (actor.type === 'widget' || actor.type === 'user') return `user:${actor.userId}\n`;
  if (actor.type === 'key' && actor.userId !== undefined) return `user:${actor.userId}\n`;
  return actor.type === 'publishable' ? `page:${actor.keyId}\n` : '';
}
