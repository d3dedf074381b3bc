import { setTimeout } from 'node:timers/promises';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { fail } from './errors.ts';
import { PICTURE_NAME } from './named.ts';

const TRIES = 60;
const WAIT_MS = 50;

/**
 * Takes pictures off the list of orphans, so that nobody removes them; answers those that are just being removed. Inside
 * a transaction nobody begins to remove them until it ends. What is not on the list will not be claimed for days.
 */
async function reclaim({ db, now }: Pick<Ctx, 'db' | 'now'>, names: readonly string[]): Promise<string[]> {
  const listed = await query(db, 'SELECT 1 FROM picture_orphans WHERE name = ANY($1::text[])', [names]);
  if (listed.length === 0) return [];
  const at = now().toISOString();
  await query(
    db,
    `DELETE FROM picture_orphans
     WHERE name = ANY($1::text[]) AND (claimed_until IS NULL OR claimed_until < $2::timestamptz)`,
    [names, at],
  );
  // A statement of its own: it sees the claim that the one before waited for.
  const claimed = await query<{ name: string }>(
    db,
    'SELECT name FROM picture_orphans WHERE name = ANY($1::text[]) AND claimed_until >= $2::timestamptz',
    [names, at],
  );
  return claimed.map(({ name }) => name);
}

/** To be awaited before a picture is put that a row will name. Throws 503 `picture_busy`. */
export async function reclaimPicture(ctx: Pick<Ctx, 'db' | 'now'>, name: string): Promise<void> {
  for (let left = TRIES; (await reclaim(ctx, [name])).length > 0; left--) {
    if (left === 0) throw fail('picture_busy');
    await setTimeout(WAIT_MS);
  }
}

/** To be awaited in the transaction that writes a text of others: pictures of ours that it names stay. */
export async function reclaimNamed(ctx: Pick<Ctx, 'db' | 'now'>, text: string): Promise<void> {
  const names = new Set(text.match(new RegExp(PICTURE_NAME, 'g')));
  if (names.size > 0) await reclaim(ctx, [...names]);
}
