import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { enqueue, type JobHandler } from '../../jobs/index.ts';
import { fail } from '../../kernel/errors.ts';
import * as f from '../../kernel/fields.ts';
import { lockUsers } from '../accounts/index.ts';
import { requireVersion, versionContent } from '../config/index.ts';
import { appendFeeds } from '../progression/index.ts';

export const MIGRATE_QUEUE = 'migrate-buddies';
/** Buddies that move in one transaction, whose users wait that long. */
const BATCH = 200;

export const migrateInput = z.strictObject({
  id: f.pathId,
  /** Only buddies on these versions; all others when absent. */
  fromVersions: z.array(f.pathId).min(1).max(100).optional(),
});
export const migrateOutput = z.object({
  accepted: z.literal(true),
  configVersionId: z.string(),
  /** Buddies that will move; 0 when none is left. */
  buddies: z.int(),
});

/**
 * Puts buddies that hatched under other versions under the rules of the published one, in the background. Coins,
 * tokens, badges, skills and streaks stay as they are: what happens from now on is judged by the new rules.
 * Throws 404; 409 when the version is not the published one, or when its tokens are others than those the buddies hold.
 */
export async function migrateBuddies(
  ctx: Ctx,
  { id, fromVersions }: z.output<typeof migrateInput>,
): Promise<z.input<typeof migrateOutput>> {
  const target = await requireVersion(ctx, id);
  if (target.status !== 'published')
    throw fail('conflict', { reason: 'not_published', status: target.status });
  const counts = await countByVersion(ctx, id, fromVersions);
  await requireSameTokens(ctx, id, [...counts.keys()]);
  const buddies = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (buddies > 0)
    await ctx.transact((ctx) =>
      enqueue(ctx, {
        queue: MIGRATE_QUEUE,
        payload: { versionId: id, fromVersions: [...counts.keys()] },
        dedupeKey: `${id} ${[...counts.keys()].sort().join(' ')}`,
      }),
    );
  return { accepted: true, configVersionId: id, buddies };
}

async function countByVersion(
  ctx: Ctx,
  target: string,
  from: string[] | undefined,
): Promise<Map<string, number>> {
  const rows = await query<{ id: string; n: number }>(
    ctx.db,
    `SELECT config_version_id AS id, count(*)::int AS n FROM buddies
     WHERE customer_id = $1 AND status = 'active' AND config_version_id <> $2 AND ($3::text[] IS NULL OR config_version_id = ANY($3))
     GROUP BY 1 ORDER BY 1 LIMIT 500`,
    [ctx.customerId, target, from ?? null],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** Balances are kept by the token's key: under other keys a buddy would stand there with nothing. */
async function requireSameTokens(ctx: Ctx, target: string, from: readonly string[]): Promise<void> {
  const { tokens } = await versionContent(ctx, target);
  for (const id of from) {
    const other = (await versionContent(ctx, id)).tokens;
    if (other.primary.key !== tokens.primary.key || other.progression.key !== tokens.progression.key)
      throw fail('conflict', { reason: 'token_keys_differ', config_version_id: id });
  }
}

interface Moving extends Record<string, unknown> {
  id: string;
  userId: string;
}

/** Moves the next buddies behind an id; answers the last of them, or undefined when there were none. */
async function moveSome(
  ctx: Ctx,
  target: string,
  from: readonly string[],
  after: string,
): Promise<string | undefined> {
  return ctx.transact(async (ctx) => {
    const found = await query<Moving>(
      ctx.db,
      `SELECT id, user_id AS "userId" FROM buddies WHERE customer_id = $1 AND status = 'active'
         AND config_version_id = ANY($2::text[]) AND id > $3 ORDER BY id LIMIT ${BATCH}`,
      [ctx.customerId, from, after],
    );
    await lockUsers(
      ctx,
      found.map((buddy) => buddy.userId),
    );
    const moved = await query<Moving>(
      ctx.db,
      `UPDATE buddies SET config_version_id = $2, updated_at = $5::text::timestamptz
       WHERE customer_id = $1 AND id = ANY($3::text[]) AND config_version_id = ANY($4::text[]) AND status = 'active'
       RETURNING id, user_id AS "userId"`,
      [ctx.customerId, target, found.map((buddy) => buddy.id), from, ctx.now().toISOString()],
    );
    await query(
      ctx.db,
      'UPDATE progress SET config_version_id = $2 WHERE customer_id = $1 AND buddy_id = ANY($3::text[])',
      [ctx.customerId, target, moved.map((buddy) => buddy.id)],
    );
    await appendFeeds(
      ctx,
      moved.map(({ id, userId }) => ({
        userId,
        buddyId: id,
        type: 'buddy.changed',
        payload: { buddyId: id },
      })),
    );
    return found.at(-1)?.id;
  });
}

const payloadOf = z.object({ versionId: z.string(), fromVersions: z.array(z.string()) });

export const migrateHandler: JobHandler = {
  async run(ctx, payload, job) {
    const { versionId, fromVersions } = payloadOf.parse(payload);
    let after: string | undefined = '';
    // Whoever takes an interrupted job up finds fewer left to move.
    while (after !== undefined && !job.signal.aborted)
      after = await moveSome(ctx, versionId, fromVersions, after);
    job.signal.throwIfAborted();
  },
};
