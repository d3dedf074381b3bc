import { networkOf } from '../../auth/network.ts';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { fail } from './errors.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords for one account from one network. */
const PER_NETWORK = 10;
/** The same once an account is under attack, from a network that never got in. */
const UNDER_ATTACK = 3;
/** So many from all networks that never got in are an attack: many machines guessing at one account. */
const ATTACK = 60;

/**
 * Counts an attempt before the password is looked at, so that attempts at once count too. 429 `too_many_attempts`.
 * Strangers who guess, however many, never lock the owner out: where the owner has logged in before nothing changes,
 * and any other network keeps a few attempts of its own.
 */
export async function countAttempt(ctx: Ctx, email: string): Promise<void> {
  const now = ctx.now();
  const oldest = new Date(now.getTime() - WINDOW_MS).toISOString();
  const [mine] = await query<{ failures: number; known: boolean; strangers: number }>(
    ctx.db,
    `WITH mine AS (
       INSERT INTO login_attempts AS a (customer_id, email, address, failures, since)
       VALUES ($1, $2, $3, 1, $4::timestamptz)
       ON CONFLICT (customer_id, email, address) DO UPDATE SET
         failures = CASE WHEN a.since < $5::timestamptz THEN 1 ELSE a.failures + 1 END,
         since = CASE WHEN a.since < $5::timestamptz THEN $4::timestamptz ELSE a.since END
       RETURNING failures, succeeded_at IS NOT NULL AS known)
     SELECT failures, known, (
       SELECT coalesce(sum(least(failures, ${PER_NETWORK})), 0)::int FROM login_attempts
       WHERE customer_id = $1 AND email = $2 AND address <> $3 AND succeeded_at IS NULL
         AND since >= $5::timestamptz) AS strangers
     FROM mine`,
    [ctx.customerId, email, networkOf(ctx.address), now.toISOString(), oldest],
  );
  if (!mine) return;
  const allowed = !mine.known && mine.strangers >= ATTACK ? UNDER_ATTACK : PER_NETWORK;
  if (mine.failures > allowed) throw fail('too_many_attempts', { retry_after_seconds: WINDOW_MS / 1_000 });
}

/** The attempt got in: its network is known from now on and starts anew. */
export async function noteSuccess(ctx: Ctx, email: string): Promise<void> {
  await query(
    ctx.db,
    `UPDATE login_attempts SET failures = 0, succeeded_at = $4::timestamptz
     WHERE customer_id = $1 AND email = $2 AND address = $3`,
    [ctx.customerId, email, networkOf(ctx.address), ctx.now().toISOString()],
  );
}

/** Forgets networks that failed and never came back. Those that got in stay known for half a year. */
export async function purgeAttempts(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms).toISOString();
  await query(
    ctx.db,
    `DELETE FROM login_attempts WHERE since < $1::timestamptz
       AND (succeeded_at IS NULL OR succeeded_at < $2::timestamptz)`,
    [before(WINDOW_MS), before(180 * 86_400_000)],
  );
}
