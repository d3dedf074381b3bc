import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { fail } from './errors.ts';
import { daysBetween, lastDayOf } from './month.ts';
import type { ChallengeStatus } from './tables.ts';
import { templateOf, type Template } from './templates.data.ts';

/** A user's challenge as its row holds it. */
export interface ChallengeRow extends Record<string, unknown> {
  id: string;
  templateId: number;
  month: string;
  status: ChallengeStatus;
  progress: number;
  target: number;
  countedBy: 'server' | 'client';
  rewardPoints: number;
  source: 'user' | 'ai';
  aiSuggestionId: string | null;
  acceptedAt: string;
  completedAt: string | null;
  claimedAt: string | null;
  closedAt: string | null;
}

const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `id, template_id AS "templateId", month, status, progress, target, counted_by AS "countedBy",
  reward_points AS "rewardPoints", source, ai_suggestion_id AS "aiSuggestionId",
  ${instant('accepted_at')} AS "acceptedAt", ${instant('completed_at')} AS "completedAt",
  ${instant('claimed_at')} AS "claimedAt", ${instant('closed_at')} AS "closedAt"`;

/** More than there are templates. */
const MOST = 200;

export const readMonth = (ctx: UserCtx, month: string): Promise<ChallengeRow[]> =>
  query<ChallengeRow>(
    ctx.db,
    `SELECT ${COLUMNS} FROM user_challenges
     WHERE customer_id = $1 AND user_id = $2 AND month = $3 ORDER BY id LIMIT ${MOST}`,
    [ctx.customerId, ctx.actor.userId, month],
  );

/** 404 `no_challenge` for an id that is not this user's. */
export async function findChallenge(ctx: UserCtx, id: string): Promise<ChallengeRow> {
  const [row] = await query<ChallengeRow>(
    ctx.db,
    `SELECT ${COLUMNS} FROM user_challenges WHERE customer_id = $1 AND user_id = $2 AND id = $3`,
    [ctx.customerId, ctx.actor.userId, id],
  );
  if (!row) throw fail('no_challenge');
  return row;
}

/** 404 `no_template`. */
export function requireTemplate(id: number): Template {
  const template = templateOf(id);
  if (!template) throw fail('no_template');
  return template;
}

/** A challenge as it is shown; `daysLeft` counts today, and is 0 when the month is over. */
export function toChallenge(row: ChallengeRow, today: string) {
  const { description, ...template } = requireTemplate(row.templateId);
  return {
    id: row.id,
    challengeTemplateId: row.templateId,
    slug: template.slug,
    title: template.title,
    description,
    challengeType: template.challengeType,
    category: template.category,
    difficulty: template.difficulty,
    metricKey: template.metricKey,
    unit: template.unit,
    monthRange: row.month,
    status: row.status,
    currentProgress: row.progress,
    targetValue: row.target,
    progressPercent: Math.min(100, Math.floor((row.progress / row.target) * 100)),
    countedBy: row.countedBy,
    rewardPoints: row.rewardPoints,
    source: row.source,
    aiSuggestionId: row.aiSuggestionId,
    daysLeft: Math.max(0, daysBetween(today, lastDayOf(row.month)) + 1),
    acceptedAt: row.acceptedAt,
    completedAt: row.completedAt,
    claimedAt: row.claimedAt,
  };
}
export type UserChallenge = ReturnType<typeof toChallenge>;
