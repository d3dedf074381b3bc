import { z } from 'zod';
import { decimalOf } from '../../../kernel/money.ts';
import type { Card } from '../cards.ts';
import {
  categoryLabel,
  dateOf,
  dayOf,
  monthOf,
  sumsOf,
  type Flow,
  type Insights,
} from '../../insights/index.ts';
import { daysText } from './drafts/lines.ts';
import { captionOf, filterFields, periodOf, select, type Filter } from './filter.ts';
import { isSpend, knownFrom, merchantOf, ownBook, rowOf, spendOf, type Period } from './own-book.ts';
import { READS_INSIGHTS } from './rights.ts';
import { tool } from './tool.ts';

const PARTS = 8;

/** Spend summed by a name, dearest first; what came back more than was paid is left out. */
function partsBy(flows: readonly Flow[], nameOf: (flow: Flow) => string, keyOf = nameOf) {
  const sums = new Map<string, { label: string; minor: number; count: number }>();
  for (const flow of flows) {
    const key = keyOf(flow);
    const sum = sums.get(key) ?? { label: nameOf(flow), minor: 0, count: 0 };
    sums.set(key, { label: nameOf(flow), minor: sum.minor - flow.minor, count: sum.count + 1 });
  }
  return [...sums.values()].filter(({ minor }) => minor > 0).sort((a, b) => b.minor - a.minor);
}

const shownParts = (parts: ReturnType<typeof partsBy>, totalMinor: number) =>
  parts.slice(0, PARTS).map(({ label, minor, count }) => ({
    label,
    amount: decimalOf(minor),
    count,
    share: totalMinor > 0 ? Math.round((1_000 * minor) / totalMinor) / 10 : 0,
  }));

/** What a period says of spending. Amounts are decimal, spend is positive. */
export function studySpending(book: Insights, filter: Filter, period: Period) {
  const flows = select(book, filter, period);
  const spent = flows.filter(isSpend);
  const totalMinor = spendOf(flows);
  const first = knownFrom(book);
  // A book that begins later covers only a part of the time asked for.
  const from = first !== null && first > period.from ? first : period.from;
  const days = Math.max(1, dayOf(period.to) - dayOf(from) + 1);
  const refunds = flows.filter(({ kind }) => kind === 'refund');
  const biggest = spent.filter(({ kind }) => kind === 'spend').toSorted((a, b) => a.minor - b.minor)[0];
  const per = (of: number): number => decimalOf(Math.round((totalMinor / days) * of));
  return {
    period,
    days,
    total: decimalOf(totalMinor),
    count: spent.filter(({ kind }) => kind === 'spend').length,
    refunds: decimalOf(refunds.reduce((sum, { minor }) => sum + minor, 0)),
    income: decimalOf(sumsOf(flows).incomeMinor),
    moved: decimalOf(
      flows.reduce((sum, { kind, minor }) => sum - (kind === 'moved' ? Math.min(0, minor) : 0), 0),
    ),
    average: { perDay: per(1), perWeek: per(7), perMonth: per(365.25 / 12) },
    byCategory: shownParts(
      partsBy(
        spent,
        ({ category }) => categoryLabel(category),
        ({ category }) => category,
      ),
      totalMinor,
    ),
    byMerchant: shownParts(
      partsBy(spent, merchantOf, ({ party }) => party),
      totalMinor,
    ),
    byMonth: monthsOf(spent),
    biggest: biggest ? rowOf(biggest) : null,
  };
}
export type Spending = ReturnType<typeof studySpending>;

function monthsOf(spent: readonly Flow[]): { month: string; amount: number }[] {
  const sums = new Map<number, number>();
  for (const { day, minor } of spent) sums.set(monthOf(day), (sums.get(monthOf(day)) ?? 0) - minor);
  return [...sums].slice(-24).map(([month, minor]) => ({
    month: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    amount: decimalOf(minor),
  }));
}

const base = (book: Insights) => ({
  today: dateOf(book.study.today),
  currency: book.study.currency,
  knownFrom: knownFrom(book),
  confidence: book.study.confidence,
});

const BASIS =
  'Spend less refunds. Transfers between own accounts, savings and investments are not spending. Days are those of the book.';

export const analyzeSpending = tool({
  name: 'analyzeSpending',
  title: 'Adding up your spending',
  description:
    'What the user spent in a period (this month so far unless said), in all or at some merchants or in some categories: ' +
    'the total, parts by category and merchant, averages, refunds, the biggest payment, and income. ' +
    BASIS,
  input: z.strictObject({
    ...filterFields,
    groupBy: z.enum(['category', 'merchant', 'none']).default('category'),
  }),
  needs: READS_INSIGHTS,
  run: async (ctx, { groupBy, ...filter }) => {
    const book = await ownBook(ctx);
    const spending = studySpending(book, filter, periodOf(book, filter));
    const card = groupBy === 'none' ? undefined : breakdownOf(spending, groupBy, filter, book.study.currency);
    return { output: { ...base(book), basis: BASIS, ...spending }, ...(card && { card }) };
  },
});

function breakdownOf(
  { total, byCategory, byMerchant, period }: Spending,
  by: 'category' | 'merchant',
  filter: Filter,
  currency: string,
): Card | undefined {
  const parts = by === 'category' ? byCategory : byMerchant;
  if (parts.length < 2) return undefined;
  const what = captionOf(filter);
  return {
    kind: 'breakdown',
    title: `${what === '' ? 'Spending' : what}, ${daysText(period.from, period.to)}`,
    currency,
    total,
    rows: parts.map(({ label, amount, share }) => ({ label, value: amount, share })),
  };
}

export const comparePeriods = tool({
  name: 'comparePeriods',
  title: 'Comparing two periods',
  description:
    'Spending of two periods beside each other, in all or at some merchants or in some categories, with what changed most. ' +
    BASIS,
  input: z.strictObject({
    ...filterFields,
    from: z.iso.date(),
    to: z.iso.date(),
    otherFrom: z.iso.date(),
    otherTo: z.iso.date(),
  }),
  needs: READS_INSIGHTS,
  run: async (ctx, { otherFrom, otherTo, ...filter }) => {
    const book = await ownBook(ctx);
    const one = studySpending(book, filter, periodOf(book, filter));
    const other = studySpending(book, filter, periodOf(book, { from: otherFrom, to: otherTo }));
    return {
      output: {
        ...base(book),
        basis: BASIS,
        one,
        other,
        difference: Math.round((one.total - other.total) * 100) / 100 + 0,
        differencePct:
          other.total > 0 ? Math.round((1_000 * (one.total - other.total)) / other.total) / 10 : null,
        changes: changesBetween(book, filter, one.period, other.period),
      },
    };
  },
});

/** The categories that moved most between two periods. */
function changesBetween(book: Insights, filter: Filter, one: Period, other: Period) {
  const sumsIn = (period: Period) => {
    const sums = new Map<string, number>();
    for (const { category, minor } of select(book, filter, period).filter(isSpend))
      sums.set(category, (sums.get(category) ?? 0) - minor);
    return sums;
  };
  const [now, then] = [sumsIn(one), sumsIn(other)];
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((key) => ({ key, minor: (now.get(key) ?? 0) - (then.get(key) ?? 0) }))
    .filter(({ minor }) => minor !== 0)
    .sort((a, b) => Math.abs(b.minor) - Math.abs(a.minor))
    .slice(0, 4)
    .map(({ key, minor }) => ({ label: categoryLabel(key), difference: decimalOf(minor) }));
}
