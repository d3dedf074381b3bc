import type { UserCtx } from '../../db/context.ts';
import { readMonth } from './challenge.ts';
import { readFigures } from './figures.ts';
import { measure, type MonthFigures } from './metrics.ts';
import { daysBetween } from './month.ts';
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

/** Streaks, the shortest first. */
const LOGGING = [4, 5, 6];

/** From this day of the month on a habit that has not begun is one that was missed. */
const MISSED_FROM_DAY = 7;
const SAVED_LATE_FROM_DAY = 10;
/** So much more of a budget than of its time must be gone, of the whole. */
const AHEAD = 0.1;

type Reasoned = Omit<Suggestion, 'suggestionId'>;

/**
 * Missions that a user's own figures speak for: the largest optional category, the habit that was missed, a budget that
 * runs ahead of its time, a savings goal that waits. Pure and in one order. Nothing is suggested from nothing.
 */
export function suggestFrom(figures: MonthFigures): Suggestion[] {
  const { month } = figures;
  return [
    lighterKind(figures),
    missedLogging(figures),
    missedReflection(figures),
    fastBudget(figures),
    waitingGoal(figures),
  ]
    .filter((found) => found !== undefined)
    .filter(({ templateId }) => isAhead(figures, templateId))
    .map((found) => ({ ...found, suggestionId: `sug-${month}-${found.templateId}` }));
}

/** Whether there is something left to do for it: what is reached already is no advice. */
function isAhead(figures: MonthFigures, id: number): boolean {
  const template = templateOf(id);
  return template !== undefined && (measure(template.metricKey, figures) ?? 0) < template.targetValue;
}

function lighterKind({ before }: MonthFigures): Reasoned | undefined {
  if (!before) return undefined;
  const all = before.needs + before.wants + before.culture + before.unexpected + before.unfiled;
  const [largest] = OPTIONAL.map((kind) => ({ kind, share: all > 0 ? before[kind] / all : 0 })).sort(
    (a, b) => b.share - a.share,
  );
  if (!largest || largest.share < WORTH_IT) return undefined;
  const [gentle, harder] = LIGHTEN[largest.kind];
  const label = before.largest?.[largest.kind];
  const most = label === undefined || label.toLowerCase() === largest.kind ? '' : ` Most of it was ${label}.`;
  return {
    templateId: largest.share >= HEAVY ? harder : gentle,
    reason: `Last month ${percent(largest.share)} of your spending went to ${largest.kind}, your largest optional category.${most}`,
  };
}

/** How much of the month is behind the user, today with it; 0 for a month that is not the current one. */
const dayOfMonth = ({ month, today }: MonthFigures): number =>
  today.startsWith(month) ? Number(today.slice(8, 10)) : 0;

const loggedDays = ({ days, weeks }: MonthFigures): number =>
  Math.max(
    days.filter(({ isLogged }) => isLogged).length,
    [...weeks.values()].reduce((sum, week) => sum + week.loggingDays, 0),
  );

function missedLogging(figures: MonthFigures): Reasoned | undefined {
  const [day, logged] = [dayOfMonth(figures), loggedDays(figures)];
  const templateId = LOGGING.find((id) => isAhead(figures, id));
  if (day < MISSED_FROM_DAY || logged >= day / 2 || templateId === undefined) return undefined;
  return {
    templateId,
    reason: `You logged something on ${logged} of the first ${day} days of this month.`,
  };
}

function missedReflection(figures: MonthFigures): Reasoned | undefined {
  const { days, before, reflections } = figures;
  const isKnown = days.length > 0 || loggedDays(figures) > 0 || before !== undefined;
  if (dayOfMonth(figures) < MISSED_FROM_DAY || reflections.length > 0 || !isKnown) return undefined;
  return { templateId: 20, reason: 'You have not written a reflection this month.' };
}

function fastBudget(figures: MonthFigures): Reasoned | undefined {
  const { budgets, today } = figures;
  const running = budgets
    .filter(({ startDate, endDate }) => startDate <= today && endDate >= today)
    .map(({ name, startDate, endDate, limitMinor, spendMinor }) => {
      const length = daysBetween(startDate, endDate) + 1;
      const left = daysBetween(today, endDate);
      return { name, left, used: spendMinor / limitMinor, gone: (length - left) / length };
    })
    .filter(({ used, gone }) => used >= gone + AHEAD);
  const [fastest] = running.sort((a, b) => b.used - b.gone - (a.used - a.gone));
  if (!fastest || fastest.left === 0) return undefined;
  const days = fastest.left === 1 ? '1 day' : `${fastest.left} days`;
  return {
    templateId: 31,
    reason: `${percent(fastest.used)} of the budget “${fastest.name}” is spent, with ${days} to go.`,
  };
}

function waitingGoal(figures: MonthFigures): Reasoned | undefined {
  const { savedPercent } = figures;
  if (savedPercent === undefined || savedPercent >= 25 || dayOfMonth(figures) < SAVED_LATE_FROM_DAY)
    return undefined;
  return {
    templateId: 25,
    reason: `So far ${Math.floor(savedPercent)} % of your savings goal for this month is put aside.`,
  };
}

/** The same for a user's current month, without the missions it has taken on already. */
export async function suggestMissions(ctx: UserCtx): Promise<Suggestion[]> {
  const today = await todayOf(ctx, ctx.actor.userId);
  const month = today.slice(0, 7);
  const [figures, accepted] = await Promise.all([readFigures(ctx, { month, today }), readMonth(ctx, month)]);
  const taken = new Set(accepted.map(({ templateId }) => templateId));
  return suggestFrom(figures).filter(({ templateId }) => !taken.has(templateId) && templateOf(templateId));
}
