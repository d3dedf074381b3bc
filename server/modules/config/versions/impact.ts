import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { contentChanges } from '../changes.ts';
import type { ConfigContent } from '../content.ts';
import { contentProblems } from '../problems.ts';
import { starterContent } from '../starter.ts';
import { readWorkspace, requireVersion } from '../store.ts';

export const impactOutput = z.object({
  configVersionId: z.string(),
  comparedWith: z.string().nullable(),
  affectsNewBuddies: z.boolean(),
  /** Active buddies on other versions: they keep theirs until they are migrated. */
  existingBuddies: z.int(),
  existingBuddiesAffected: z.literal(false),
  changes: z.array(z.object({ kind: z.string(), key: z.string(), before: z.unknown(), after: z.unknown() })),
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type Impact = z.output<typeof impactOutput>;

/** Both sides of a comparison, for those who want to run them. */
export interface Compared {
  impact: Impact;
  before: ConfigContent;
  after: ConfigContent;
}

/** What publishing this version would change, compared with the one in force. Writes nothing. */
export async function previewImpact(ctx: Ctx, id: string): Promise<Compared> {
  const version = await requireVersion(ctx, id);
  const { published } = await readWorkspace(ctx);
  const before = published?.content ?? starterContent();
  const after = version.content;
  const changes = contentChanges(before, after);
  const impact = {
    configVersionId: version.id,
    comparedWith: published?.id ?? null,
    affectsNewBuddies: changes.length > 0,
    existingBuddies: await countBuddiesElsewhere(ctx, version.id),
    existingBuddiesAffected: false as const,
    changes: changes.map((change) => ({
      ...change,
      before: asOnTheWire(change.before),
      after: asOnTheWire(change.after),
    })),
    problems: version.status === 'draft' ? contentProblems(after) : [],
  };
  return { impact, before, after };
}

// By hand, because the buddies' room is built on this one and cannot be asked.
async function countBuddiesElsewhere(ctx: Ctx, versionId: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    ctx.db,
    `SELECT count(*) AS n FROM buddies WHERE customer_id = $1 AND status = 'active' AND config_version_id <> $2`,
    [ctx.customerId, versionId],
  );
  return row?.n ?? 0;
}

/** Parts of a configuration in the names of the REST API: a change is free JSON, which no schema recases. */
function asOnTheWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOnTheWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        name === 'metadata' ? field : asOnTheWire(field),
      ]),
  );
}
