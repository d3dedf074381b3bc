import type { UserCtx } from '../../db/context.ts';
import { readMonth } from './challenge.ts';
import { readFigures } from './figures.ts';
import type { MonthFigures } from './metrics.ts';
import { daysIn } from './month.ts';
import { templateOf } from './templates.data.ts';
import { todayOf } from './user-day.ts';

/** Why a mission fits this user now, from its own figures. */
export interface Suggestion {
  templateId: number;
  suggestionId: string;
  reason: string;
}

const OPTIONAL = ['wants', 'culture', 'unexpected'] as const;

/** Missions by the optional category they lighten, the gentle one first. */
const LIGHTEN: Readonly<Record<(typeof OPTIONAL)[number], readonly [number, number]>> = {
  wants: [11, 12],
  culture: [16, 17],
  unexpected: [18, 19],
};

/** Share of a month's spending from which an optional category is worth a mission. */
const WORTH_IT = 0.15;
/** From here on the harder of the two. */
const HEAVY = 0.3;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/**
 * Missions that a user's own figures speak for: the largest optional category, and the habit that was missed. Pure and
 * in one order. Nothing is suggested from nothing.
 */
export function suggestFrom(figures: MonthFigures): Suggestion[] {
  const { before, days, weeks, reflections, month, today } = figures;
  const found: Omit<Suggestion, 'suggestionId'>[] = [];
  if (before) {
    const all = before.needs + before.wants + before.culture + before.unexpected;
    const [largest] = OPTIONAL.map((kind) => ({ kind, share: all > 0 ? before[kind] / all : 0 })).sort(
      (a, b) => b.share - a.share,
    );
    if (largest && largest.share >= WORTH_IT) {
      const [gentle, harder] = LIGHTEN[largest.kind];
      found.push({
        templateId: largest.share >= HEAVY ? harder : gentle,
        reason: `Last month ${percent(largest.share)} of your spending went to ${largest.kind}, your largest optional category.`,
      });
    }
  }
  const dayOfMonth = Math.min(daysIn(month), Number(today.slice(8, 10)));
  const logged = Math.max(
    days.length,
    [...weeks.values()].reduce((sum, week) => sum + week.loggingDays, 0),
  );
  if (dayOfMonth >= 7 && today.startsWith(month) && logged < dayOfMonth / 2)
    found.push({
      templateId: 4,
      reason: `You logged something on ${logged} of the first ${dayOfMonth} days of this month.`,
    });
  if (
    dayOfMonth >= 7 &&
    today.startsWith(month) &&
    reflections.length === 0 &&
    (logged > 0 || before !== undefined)
  )
    found.push({ templateId: 20, reason: 'You have not written a reflection this month.' });
  return found.map((entry) => ({ ...entry, suggestionId: `sug-${month}-${entry.templateId}` }));
}

/** The same for a user's current month, without the missions it has taken on already. */
export async function suggestMissions(ctx: UserCtx): Promise<Suggestion[]> {
  const { userId } = ctx.actor;
  const today = await todayOf(ctx, userId);
  const month = today.slice(0, 7);
  const [figures, accepted] = await Promise.all([
    readFigures(ctx, { userId, month, today }),
    readMonth(ctx, month),
  ]);
  const taken = new Set(accepted.map(({ templateId }) => templateId));
  return suggestFrom(figures).filter(({ templateId }) => !taken.has(templateId) && templateOf(templateId));
}
