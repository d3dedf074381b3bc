import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { notify } from '../notifications/index.ts';
import { appendFeed } from '../progression/index.ts';
import { requireTemplate, type ChallengeRow } from './challenge.ts';
import { readFigures } from './figures.ts';
import { measure, type MonthFigures } from './metrics.ts';
import { lastDayOf } from './month.ts';
import { raiseChallenge } from './raise.ts';

/** What a challenge is after counting again. Pure: progress only grows, is capped at the target and completes at it. */
export function countAgain(row: ChallengeRow, figures: MonthFigures, claimed?: number): ChallengeRow {
  if (row.status !== 'active') return row;
  const own = measure(requireTemplate(row.templateId).metricKey, figures);
  const counted = own ?? claimed ?? row.progress;
  const progress = Math.min(row.target, Math.max(row.progress, counted));
  const countedBy = own === undefined ? row.countedBy : 'server';
  if (progress >= row.target) return { ...row, progress, countedBy, status: 'completed' };
  const isOver = figures.today > lastDayOf(row.month);
  return { ...row, progress, countedBy, status: isOver ? 'failed' : 'active' };
}

/**
 * Counts a user's open challenges of a month against what the server holds, and writes what changed: progress,
 * completions, and failures once the month is over in the user's own calendar; open pages hear of it. Call it inside
 * `ctx.transact`, behind the user's lock. `claimed` is what a client says of one challenge; the server's own figure wins.
 */
export async function settleMonth(
  ctx: UserCtx,
  rows: readonly ChallengeRow[],
  { month, today, claimed }: { month: string; today: string; claimed?: { id: string; progress: number } },
): Promise<ChallengeRow[]> {
  if (!rows.some(({ status }) => status === 'active')) return [...rows];
  const figures = await readFigures(ctx, { month, today });
  const now = ctx.now().toISOString();
  const counted = rows.map((row) => {
    const next = countAgain(row, figures, row.id === claimed?.id ? claimed.progress : undefined);
    if (next.status === row.status) return next;
    return next.status === 'completed' ? { ...next, completedAt: now } : { ...next, closedAt: now };
  });
  const changed = counted.filter(
    (row, i) =>
      row.progress !== rows[i]?.progress ||
      row.status !== rows[i]?.status ||
      row.countedBy !== rows[i]?.countedBy,
  );
  if (changed.length === 0) return counted;
  await query(
    ctx.db,
    `UPDATE user_challenges AS c SET progress = n.progress, status = n.status, counted_by = n.counted_by,
       completed_at = n.completed_at::timestamptz, closed_at = n.closed_at::timestamptz
     FROM unnest($3::text[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS n(id, progress, status, counted_by, completed_at, closed_at)
     WHERE c.customer_id = $1 AND c.user_id = $2 AND c.id = n.id`,
    [
      ctx.customerId,
      ctx.actor.userId,
      changed.map((row) => row.id),
      changed.map((row) => row.progress),
      changed.map((row) => row.status),
      changed.map((row) => row.countedBy),
      changed.map((row) => row.completedAt),
      changed.map((row) => row.closedAt),
    ],
  );
  await tellOfCompleted(
    ctx,
    changed.filter(({ status }) => status === 'completed'),
  );
  const payload = { month, ids: changed.map((row) => row.id) };
  await appendFeed(ctx, ctx.actor.userId, [{ buddyId: null, type: 'challenge.changed', payload }]);
  return counted;
}

/** The engine and the user hear of it: a reward waits. */
async function tellOfCompleted(ctx: UserCtx, rows: readonly ChallengeRow[]): Promise<void> {
  const done = rows.map(({ id, templateId }) => ({ id, template: requireTemplate(templateId) }));
  for (const { id, template } of done) await raiseChallenge(ctx, 'challenge_completed', id, template);
  await notify(
    ctx,
    done.map(({ id, template: { title, rewardPoints } }) => ({
      userId: ctx.actor.userId,
      kind: 'challenge' as const,
      title: 'Challenge completed',
      message: `“${title}” is done: ${rewardPoints} points wait to be claimed.`,
      subject: `challenge:${id}:completed`,
    })),
  );
}
