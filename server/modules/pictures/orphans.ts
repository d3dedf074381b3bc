import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { FOLDER } from './keep.ts';
import { namedAmong, PICTURE_NAME } from './named.ts';

/** Names looked at in a run: one reading of the tables that name pictures serves all of them. */
const PAGE = 5_000;
/** What was put within this time is about to be named. */
const FRESH_MS = 86_400_000;
/** Removed in a run at most, for so long, and how many at a time. */
const MOST_REMOVED = 1_000;
const REMOVAL_MS = 60_000;
const AT_A_TIME = 16;
/** Well over `REMOVAL_MS` and the longest a store takes to give up. */
const CLAIM_MS = 300_000;
/** A run that died after it had removed something leaves a claim that no listing leads to. */
const FORGOTTEN_MS = 86_400_000;
/** A picture of ours, or what a crash left of one that was being written. */
const OURS = new RegExp(`^${PICTURE_NAME}(?:[.][0-9a-f]{12}[.]tmp)?$`);

/**
 * Looks at the next page of kept pictures: notes which no row names, and removes those that were noted
 * `ORPHAN_KEEP_DAYS` ago and are still unnamed. Answers where the next run goes on.
 */
export async function removeOrphans(ctx: Ctx, after: string, limit = PAGE): Promise<string> {
  const { orphanKeepDays } = ctx.app.settings;
  if (orphanKeepDays === 0) return '';
  const now = ctx.now();
  const page = await ctx.app.media.blobs.list(FOLDER, { after, limit });
  const settled = page
    .filter(({ putAtMs }) => putAtMs < now.getTime() - FRESH_MS)
    .map(({ name }) => name.slice(FOLDER.length))
    .filter((name) => OURS.test(name));
  if (settled.length > 0) {
    // Claimed before it is asked who names them: whoever begins to name one now finds the claim.
    const claimed = await claim(ctx, settled, now.getTime() - orphanKeepDays * 86_400_000);
    const named = await namedAmong(ctx.db, settled, now);
    const gone = await remove(
      ctx,
      claimed.filter((name) => !named.has(name)),
    );
    await note(ctx, { settled, named, gone, claimed });
    if (gone.size > 0) ctx.log.info({ pictures: gone.size }, 'pictures that nothing names were removed');
  }
  return page.length < limit ? '' : (page.at(-1)?.name ?? '');
}

/** Takes what has been noted for long enough in hand; nobody else may name it meanwhile. */
async function claim(ctx: Ctx, names: readonly string[], seenBeforeMs: number): Promise<string[]> {
  const now = ctx.now().getTime();
  const rows = await query<{ name: string }>(
    ctx.db,
    `UPDATE picture_orphans SET claimed_until = $3::timestamptz WHERE name IN (
       SELECT name FROM picture_orphans WHERE name = ANY($1::text[]) AND seen_at <= $2::timestamptz
         AND (claimed_until IS NULL OR claimed_until < $4::timestamptz) ORDER BY name LIMIT ${MOST_REMOVED} FOR UPDATE)
     RETURNING name`,
    [
      names,
      new Date(seenBeforeMs).toISOString(),
      new Date(now + CLAIM_MS).toISOString(),
      new Date(now).toISOString(),
    ],
  );
  return rows.map(({ name }) => name);
}

/** Stops long before the claim ends. One that fails ends the run: its claim stays, for the store may yet obey. */
async function remove(ctx: Ctx, names: readonly string[]): Promise<Set<string>> {
  const gone = new Set<string>();
  const startedMs = performance.now();
  for (let at = 0; at < names.length && performance.now() - startedMs < REMOVAL_MS; at += AT_A_TIME) {
    const some = names.slice(at, at + AT_A_TIME);
    await Promise.all(some.map((name) => ctx.app.media.blobs.remove(`${FOLDER}${name}`)));
    for (const name of some) gone.add(name);
  }
  return gone;
}

interface Looked {
  settled: readonly string[];
  named: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  claimed: readonly string[];
}

/** What is named or gone is no orphan any more; what was seen unnamed for the first time becomes one. */
async function note(ctx: Ctx, { settled, named, gone, claimed }: Looked): Promise<void> {
  await query(
    ctx.db,
    `DELETE FROM picture_orphans
     WHERE name = ANY($1::text[]) AND (claimed_until IS NULL OR name = ANY($2::text[]))
       OR claimed_until < $3::timestamptz`,
    [[...named, ...gone], claimed, new Date(ctx.now().getTime() - FORGOTTEN_MS).toISOString()],
  );
  await query(ctx.db, `UPDATE picture_orphans SET claimed_until = NULL WHERE name = ANY($1::text[])`, [
    claimed.filter((name) => !named.has(name) && !gone.has(name)),
  ]);
  await query(
    ctx.db,
    `INSERT INTO picture_orphans (name, seen_at) SELECT name, $2::timestamptz FROM unnest($1::text[]) AS new(name)
     ON CONFLICT (name) DO NOTHING`,
    [settled.filter((name) => !named.has(name) && !gone.has(name)), ctx.now().toISOString()],
  );
}
