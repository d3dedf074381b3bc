import type { BookEntry } from '../../server/modules/insights/book-view.ts';
import {
  addMonths,
  dateOf,
  dayOf,
  firstDayOf,
  isWeekend,
  monthOf,
  weekdayOf,
  type Day,
} from '../../server/modules/insights/book/days.ts';
import { seeded, type Random } from '../../server/modules/insights/book/random.ts';
import type { Habit, Household, Regular, Surprise } from './household.ts';

export const START = dayOf('2025-01-01');
export const MONTHS = 16;

interface Stroke {
  readonly day: Day;
  /** Signed minor units. */
  readonly minor: number;
  readonly name: string;
  readonly category: string;
  /** Whether a person did it, at some hour, rather than a bank. */
  readonly byHand: boolean;
}

/** Sixteen months of a household, day by day, the same for the same seed. Oldest first. */
export function live(household: Household, seed: number): BookEntry[] {
  const random = seeded(seed);
  const end = addMonths(START, MONTHS);
  const season = (day: Day): number => {
    const month = monthOf(day) % 12;
    if (month === 11) return household.december ?? 1;
    return month === 6 || month === 7 ? (household.summer ?? 1) : 1;
  };
  const strokes = [
    ...household.incomes.flatMap((income) => regular(income, 1, random)),
    ...household.bills.flatMap((bill) => regular(bill, -1, random)),
    ...household.habits.flatMap((habit) => habitual(habit, end, season, random)),
    ...(household.surprises ?? []).flatMap((one) => surprising(one, end, season, random)),
  ].filter(({ day }) => day >= START && day < end);
  const [opens, closes] = household.hours ?? [8, 22];
  return strokes
    .sort((a, b) => a.day - b.day)
    .map(({ day, minor, name, category, byHand }, i) => ({
      id: `t${i}`,
      accountId: 'checking',
      budgetId: null,
      amountMinor: minor,
      currency: 'USD',
      date: dateOf(day),
      occurredAt: byHand
        ? new Date((day * 24 + opens + random.next() * (closes - opens)) * 3_600_000).toISOString()
        : null,
      category,
      merchant: name,
      description: name,
    }))
    .map((entry) => (entry.occurredAt === null ? entry : { ...entry, date: entry.occurredAt.slice(0, 10) }))
    .filter(({ date }) => dayOf(date) < end);
}

function regular(one: Regular, sign: 1 | -1, random: Random): Stroke[] {
  const { from = 0, until = MONTHS, step, name, category } = one;
  return dueDays(one).flatMap((due) => {
    const month = monthOf(due) - monthOf(START);
    if (month < from || month >= until || random.next() < (one.skips ?? 0)) return [];
    const level = step && month >= step[0] ? 1 + step[1] : 1;
    const noise = Math.max(0.2, 1 + (one.varies ?? 0) * random.normal());
    let day = due + Math.round((one.wanders ?? 0) * random.normal());
    while (one.workday && isWeekend(day)) day += one.workday === 'after' ? 1 : -1;
    return [{ day, minor: sign * Math.round(one.minor * level * noise), name, category, byHand: false }];
  });
}

function dueDays({ every, on }: Regular): Day[] {
  const end = addMonths(START, MONTHS + 1);
  if (every === 'week' || every === 'two weeks') {
    const first = START + ((on - weekdayOf(START) + 7) % 7);
    const length = every === 'week' ? 7 : 14;
    return Array.from({ length: Math.ceil((end - first) / length) }, (_, i) => first + i * length);
  }
  const months = { 'half month': 1, month: 1, quarter: 3, year: 12 }[every];
  return Array.from({ length: Math.ceil((MONTHS + 1) / months) }, (_, i) => {
    const month = monthOf(START) + i * months;
    const day = Math.min(firstDayOf(month) + on, firstDayOf(month + 1)) - 1;
    return every === 'half month' ? [day, firstDayOf(month + 1) - 1] : [day];
  }).flat();
}

function habitual(habit: Habit, end: Day, season: (day: Day) => number, random: Random): Stroke[] {
  const { perWeek, weekend = 1, minor, spread, trend = 0, curious = 0, category, merchants } = habit;
  // Seven days add up to `perWeek`, two of them `weekend` times as likely.
  const weekday = perWeek / (5 + 2 * weekend);
  return Array.from({ length: end - START }, (_, i) => START + i).flatMap((day) =>
    Array.from({ length: poisson(weekday * (isWeekend(day) ? weekend : 1) * season(day), random) }, () => ({
      day,
      minor: -Math.round(minor * (1 + trend) ** ((day - START) / 30.4) * Math.exp(spread * random.normal())),
      name: random.next() < curious ? `${random.pick(WORDS)} ${random.pick(PLACES)}` : random.pick(merchants),
      category,
      byHand: true,
    })),
  );
}

function surprising(one: Surprise, end: Day, season: (day: Day) => number, random: Random): Stroke[] {
  const { perYear, minor, spread, parts = 1, isIncome = false, category, merchant } = one;
  return Array.from({ length: end - START }, (_, i) => START + i).flatMap((day) =>
    Array.from({ length: poisson((perYear / 365) * season(day), random) }, () => {
      const size = minor * Math.exp(spread * random.normal());
      return Array.from({ length: parts }, (_, part) => ({
        day: day + part,
        minor: (isIncome ? 1 : -1) * Math.round(parts === 1 ? size : size * (0.2 + 0.6 * random.next())),
        name: part === 0 ? merchant : `${random.pick(WORDS)} ${random.pick(PLACES)}`,
        category,
        byHand: !isIncome,
      }));
    }).flat(),
  );
}

/** Knuth's method, good for small means. */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

const WORDS: readonly [string, ...string[]] = [
  'Amber',
  'Brass',
  'Cedar',
  'Dune',
  'Ember',
  'Fern',
  'Golden',
  'Hazel',
  'Indigo',
  'Juniper',
  'Kite',
  'Linden',
  'Maple',
  'North',
  'Olive',
  'Pearl',
  'Quartz',
  'River',
  'Silver',
  'Tidal',
  'Umber',
  'Velvet',
  'Willow',
  'Yarrow',
];
const PLACES: readonly [string, ...string[]] = [
  'Bistro',
  'Books',
  'Cafe',
  'Deli',
  'Emporium',
  'Gallery',
  'Grill',
  'Hotel',
  'House',
  'Inn',
  'Kitchen',
  'Lounge',
  'Market',
  'Outfitters',
  'Parlour',
  'Rooms',
  'Shop',
  'Store',
  'Studio',
  'Tavern',
  'Traders',
  'Works',
];
