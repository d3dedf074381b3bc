import type { BookDays, BudgetPeriod, DaySum } from '../book/index.ts';
import { KINDS, meaningOf, type Kind, type Meaning } from './kinds.ts';
import { addMonths, daysBetween, daysIn, firstDayOf, lastDayOf } from './month.ts';

/** What was spent by kind, in minor units, less what came back. */
export interface Spending extends Record<Kind, number> {
  /** What nobody filed. It may have gone to wants, so there it counts. */
  unfiled: number;
}

/** A day of the book on which money was spent. */
export interface SpendDay extends Spending {
  day: string;
  /** Something of it was written down, and not only read from a statement. */
  isLogged: boolean;
  /** Nothing went to wants. */
  isQuiet: boolean;
}

/** The month before, as this one is held against it. */
export interface Baseline extends Spending {
  /** The label that cost most of each kind, where the book knows. */
  largest?: Partial<Record<Kind, string>>;
}

/** What went into a budget on one day. */
export interface BudgetDay {
  day: string;
  budgetId: string;
  minor: number;
}

/** What a book says of one month. */
export interface BookMonth {
  days: SpendDay[];
  before: Baseline | undefined;
  /** Put aside in the month, less what was taken back; undefined where the book knows of no saving. */
  savedMinor: number | undefined;
  budgets: BudgetPeriod[];
  budgetDays: BudgetDay[];
}

/** A book that began later than so many days before the month is no measure of it. */
const LEAST_COVERED = 7;

/** Reads the days of a month and of the one before. Pure. */
export function bookMonth(month: string, { sums, budgets, hasSavings, firstMonth }: BookDays): BookMonth {
  const currency = mainCurrency(sums);
  const read = sums.map((sum): Read => ({ ...sum, meaning: meaningOf(sum.category) }));
  const inMain = read.filter((sum) => sum.currency === currency);
  const isOf = (wanted: string) => (sum: DaySum) => sum.day.startsWith(wanted);
  const mine = inMain.filter(isOf(month));
  return {
    days: daysOf(mine, read.filter(isOf(month))),
    before: baseline(addMonths(month, -1), inMain.filter(isOf(addMonths(month, -1))), firstMonth),
    savedMinor: savedOf(mine, hasSavings),
    budgets: budgets.filter(
      ({ startDate, endDate }) => startDate <= lastDayOf(month) && endDate >= firstDayOf(month),
    ),
    budgetDays: mine.flatMap(({ day, budgetId, minor }) =>
      budgetId === null ? [] : [{ day, budgetId, minor: -minor }],
    ),
  };
}

type Read = DaySum & { meaning: Meaning };

const isSpending = ({ meaning }: Read): boolean => meaning !== 'none' && meaning !== 'saving';
/** Money that came under a label that nobody filed may be anything; under a kind of spending it came back. */
const counts = (sum: Read): boolean => isSpending(sum) && !(sum.isCredit && sum.meaning === 'unfiled');

/** The currency of most entries; of equals, the first by name. */
function mainCurrency(sums: readonly DaySum[]): string | undefined {
  const counted = new Map<string, number>();
  for (const { currency, entries } of sums) counted.set(currency, (counted.get(currency) ?? 0) + entries);
  const [most] = [...counted].sort(([a, as], [b, bs]) => bs - as || (a < b ? -1 : 1));
  return most?.[0];
}

const spendingOf = (sums: readonly Read[]): Spending => {
  const spent: Spending = { needs: 0, wants: 0, culture: 0, unexpected: 0, unfiled: 0 };
  for (const sum of sums)
    if (counts(sum) && sum.meaning !== 'none' && sum.meaning !== 'saving') spent[sum.meaning] -= sum.minor;
  return spent;
};

/** The days on which something was spent; whether they were written down is asked of every currency. */
function daysOf(mine: readonly Read[], all: readonly Read[]): SpendDay[] {
  const groups = byDay(mine);
  return [...byDay(all.filter((sum) => !sum.isCredit && isSpending(sum)))].map(([day, spends]) => ({
    day,
    ...spendingOf(groups.get(day) ?? []),
    isLogged: spends.some(({ isWritten }) => isWritten),
    isQuiet: !spends.some(({ meaning }) => meaning === 'wants' || meaning === 'unfiled'),
  }));
}

function byDay(sums: readonly Read[]): Map<string, Read[]> {
  const groups = new Map<string, Read[]>();
  for (const sum of sums) {
    const group = groups.get(sum.day);
    if (group) group.push(sum);
    else groups.set(sum.day, [sum]);
  }
  return groups;
}

/** A month that the book begins in counts as if the rest of it had cost as much a day. */
function baseline(before: string, sums: readonly Read[], firstMonth: string | null): Baseline | undefined {
  const [first] = sums;
  if (!first || firstMonth === null) return undefined;
  const began = firstMonth < before ? firstDayOf(before) : first.day;
  const covered = daysBetween(began, lastDayOf(before)) + 1;
  if (covered < LEAST_COVERED) return undefined;
  const scale = daysIn(before) / covered;
  const spent = spendingOf(sums);
  const scaled = (kind: keyof Spending): number => Math.max(0, Math.round(spent[kind] * scale));
  return {
    needs: scaled('needs'),
    wants: scaled('wants'),
    culture: scaled('culture'),
    unexpected: scaled('unexpected'),
    unfiled: scaled('unfiled'),
    largest: largestOf(sums),
  };
}

function largestOf(sums: readonly Read[]): Partial<Record<Kind, string>> {
  const spent = new Map<string, { kind: Kind; minor: number }>();
  for (const { category, meaning, minor } of sums) {
    const kind = KINDS.find((each) => each === meaning);
    if (kind) spent.set(category, { kind, minor: (spent.get(category)?.minor ?? 0) - minor });
  }
  const largest: Partial<Record<Kind, string>> = {};
  const ordered = [...spent].sort(([a, as], [b, bs]) => bs.minor - as.minor || (a < b ? -1 : 1));
  for (const [category, { kind, minor }] of ordered) if (minor > 0) largest[kind] ??= category;
  return largest;
}

/** What arrived on accounts for saving; without one, what was filed as put aside. */
function savedOf(mine: readonly Read[], hasSavings: boolean): number | undefined {
  const total = (rows: readonly Read[]): number => rows.reduce((sum, { minor }) => sum + minor, 0);
  if (hasSavings) return total(mine.filter(({ isPutAside }) => isPutAside));
  const filed = mine.filter(({ meaning }) => meaning === 'saving');
  return filed.length === 0 ? undefined : -total(filed);
}
