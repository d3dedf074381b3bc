import { z } from 'zod';
import { configContent, type ConfigContent } from '../content.ts';
import { contentProblems } from '../problems.ts';
import type { VersionRow } from '../store.ts';

const counts = z.object({
  eventTypes: z.int(),
  coinRules: z.int(),
  tokenRules: z.int(),
  skillSets: z.int(),
  skillRules: z.int(),
  badges: z.int(),
  streaks: z.int(),
  gates: z.int(),
});

export const versionSummary = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(['draft', 'published', 'archived']),
  name: z.string(),
  revision: z.int(),
  basedOn: z.string().nullable(),
  counts,
  createdAt: z.string(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
  archivedAt: z.string().nullable(),
});
export type VersionSummary = z.output<typeof versionSummary>;

/** A version with all it says. */
export const versionDetail = versionSummary.extend({
  /** The same as `id`: every configuration write names the version it went to. */
  configVersionId: z.string(),
  content: configContent,
  /** What must be put right before it can be published. */
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type VersionDetail = z.output<typeof versionDetail>;

export const countsOf = (content: ConfigContent): VersionSummary['counts'] => ({
  eventTypes: content.eventTypes.length,
  coinRules: content.coinRules.length,
  tokenRules: content.tokenRules.length,
  skillSets: content.skillSets.length,
  skillRules: content.skillRules.length,
  badges: content.badges.length,
  streaks: content.streaks.length,
  gates: content.gates.length,
});

export function toDetail(row: VersionRow): VersionDetail {
  return {
    ...row,
    configVersionId: row.id,
    counts: countsOf(row.content),
    problems: row.status === 'draft' ? contentProblems(row.content) : [],
  };
}
