import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import { decodeCursor, pageInput, toPage, type Page } from '../../../kernel/page.ts';
import { configVersions } from '../tables.ts';
import type { VersionSummary } from './version.ts';

export const listVersionsInput = z.strictObject({
  ...pageInput,
  status: z.enum(['draft', 'published', 'archived']).optional(),
});

/** Versions with how much each holds, newest first. */
export async function listVersions(
  ctx: Ctx,
  input: z.output<typeof listVersionsInput>,
): Promise<Page<VersionSummary>> {
  const before = z.tuple([z.int()]).safeParse(decodeCursor(input.cursor, 1));
  const { customerId, content, ...columns } = getTableColumns(configVersions);
  const count = (list: string) => sql<number>`coalesce(jsonb_array_length(${content} -> ${list}::text), 0)`;
  const rows = await ctx.db
    .select({
      ...columns,
      eventTypes: count('eventTypes'),
      coinRules: count('coinRules'),
      tokenRules: count('tokenRules'),
      skillSets: count('skillSets'),
      skillRules: count('skillRules'),
      badges: count('badges'),
      streaks: count('streaks'),
      gates: count('gates'),
    })
    .from(configVersions)
    .where(
      and(
        eq(customerId, ctx.accountId),
        input.status && eq(configVersions.status, input.status),
        before.success ? lt(configVersions.version, before.data[0]) : undefined,
      ),
    )
    .orderBy(desc(configVersions.version))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.version]);
  return { ...page, data: page.data.map(withCounts) };
}

interface Counted extends Omit<VersionSummary, 'counts'> {
  eventTypes: number;
  coinRules: number;
  tokenRules: number;
  skillSets: number;
  skillRules: number;
  badges: number;
  streaks: number;
  gates: number;
}

function withCounts(row: Counted): VersionSummary {
  const { eventTypes, coinRules, tokenRules, skillSets, skillRules, badges, streaks, gates, ...rest } = row;
  return {
    ...rest,
    counts: { eventTypes, coinRules, tokenRules, skillSets, skillRules, badges, streaks, gates },
  };
}
