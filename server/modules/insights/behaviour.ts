import { decimal, spoken, tenth } from './book/amounts.ts';
import { categoryLabel } from './book/categories.ts';
import { addMonths, isWeekend, type Day } from './book/days.ts';
import type { Flow } from './book/flows.ts';
import { mean, sum } from './book/stats.ts';
import type { Confidence } from './confidence.ts';
import { daysKept, restOf, since } from './months.ts';
import { subscriptionsOf } from './score/components.ts';
import type { Study } from './study.ts';

export interface Behaviour {
  insights: string[];
  metrics: {
    /** How much more is spent on a day of the weekend than on a weekday, in percent; negative is less. */
    weekendPct: number;
    /** Purchases between 23:00 and 05:00 in the month up to today. */
    lateNightCount: number;
    /** Decimal, over the last 90 days. */
    avgTransactionAmount: number;
  };
  confidence: Confidence;
}

const WINDOW_DAYS = 90;
/** Fewer days or purchases say nothing about a habit. */
const ENOUGH_DAYS = 28;
const ENOUGH_PURCHASES = 20;

/**
 * How the user spends: purchases of the last 90 days, without what recurs by itself. A statement is only made where the
 * book holds four weeks and twenty purchases.
 */
export function behaviour(study: Study): Behaviour {
  const days = Math.min(WINDOW_DAYS, daysKept(study));
  const purchases = restOf(since(study.flows, study.today - days), study.recurring).filter(
    ({ kind }) => kind === 'spend',
  );
  const isEnough = days >= ENOUGH_DAYS && purchases.length >= ENOUGH_PURCHASES;
  const weekendPct = tenth(weekendShare(purchases, study.today, days));
  const nights = since(purchases, addMonths(study.today, -1)).filter(isLate).length;
  const average = mean(purchases.map(({ minor }) => -minor));
  return {
    insights: isEnough
      ? [
          ...aboutWeekends(weekendPct),
          ...(nights > 0 ? [`Late-night purchases, from 23:00 to 05:00: ${nights} in the last month`] : []),
          ...aboutCategories(study, purchases),
          ...aboutPrices(study),
          `An average purchase is ${spoken(average, study.currency)}`,
        ]
      : ['There are too few purchases yet to speak of habits: four weeks and twenty purchases are needed'],
    metrics: { weekendPct, lateNightCount: nights, avgTransactionAmount: decimal(average) },
    confidence: isEnough ? study.confidence : 'low',
  };
}

const isLate = ({ minute }: Flow): boolean => minute !== null && (minute >= 23 * 60 || minute < 5 * 60);

/** 0 where there were no weekends, no weekdays, or no spend on weekdays. */
function weekendShare(purchases: readonly Flow[], today: Day, days: number): number {
  const weekends = Array.from({ length: days }, (_, i) => today - i).filter(isWeekend).length;
  const onWeekends = -sum(purchases.filter(({ day }) => isWeekend(day)).map(({ minor }) => minor));
  const onWeekdays = -sum(purchases.map(({ minor }) => minor)) - onWeekends;
  if (weekends === 0 || onWeekdays === 0) return 0;
  return 100 * (onWeekends / weekends / (onWeekdays / (days - weekends)) - 1);
}

function aboutWeekends(pct: number): string[] {
  if (Math.abs(pct) < 10) return ['You spend about the same on a day of the weekend as on a weekday'];
  return [
    `A day of the weekend costs ${Math.abs(Math.round(pct))}% ${pct > 0 ? 'more' : 'less'} than a weekday`,
  ];
}

/** The largest share, and what grew by a quarter and 20 units against the two months before. */
function aboutCategories({ today, flows, recurring, currency }: Study, purchases: readonly Flow[]): string[] {
  const total = sum(purchases.map(({ minor }) => minor));
  const [largest] = byCategory(purchases);
  const rest = restOf(flows, recurring).filter(({ kind }) => kind === 'spend');
  const month = new Map(byCategory(since(rest, addMonths(today, -1))));
  const before = byCategory(
    rest.filter(({ day }) => day <= addMonths(today, -1) && day > addMonths(today, -3)),
  );
  const isOld = (flows[0]?.day ?? today) <= addMonths(today, -3);
  const grown = (isOld ? before : [])
    .map(([category, minor]) => ({ category, usual: minor / 2, now: month.get(category) ?? 0 }))
    .filter(({ usual, now }) => now > 1.25 * usual && now - usual >= 2_000)
    .sort((a, b) => b.now - b.usual - (a.now - a.usual));
  return [
    ...(largest
      ? [
          `${categoryLabel(largest[0])} is your largest everyday spend: ${Math.round((-100 * largest[1]) / total)}% of purchases`,
        ]
      : []),
    ...grown
      .slice(0, 2)
      .map(
        ({ category, usual, now }) =>
          `${categoryLabel(category)} cost ${spoken(now, currency)} in the last month, ${Math.round((now / usual - 1) * 100)}% more than before`,
      ),
  ];
}

/** Spend by category, dearest first. */
function byCategory(flows: readonly Flow[]): [string, number][] {
  const spend = new Map<string, number>();
  for (const { category, minor } of flows) spend.set(category, (spend.get(category) ?? 0) - minor);
  return [...spend].sort((a, b) => b[1] - a[1]);
}

const aboutPrices = ({ recurring }: Study): string[] =>
  subscriptionsOf(recurring)
    .filter(({ amountDriftPct }) => amountDriftPct >= 3)
    .map(
      ({ name, amountDriftPct }) => `${name} has become ${amountDriftPct}% dearer since its first payment`,
    );
