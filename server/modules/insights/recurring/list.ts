import { decimal } from '../book/amounts.ts';
import { categoryLabel } from '../book/categories.ts';
import type { Study } from '../study.ts';
import type { Recurring } from './detect.ts';

const LISTED = 200;

/** What recurs, as a caller reads it: amounts decimal, negative is spend. Dearest a month first, what ended last. */
export const listRecurring = ({ recurring, currency }: Study) =>
  [...recurring.filter(({ isActive }) => isActive), ...recurring.filter(({ isActive }) => !isActive)]
    .slice(0, LISTED)
    .map((one) => viewOf(one, currency));

const viewOf = (one: Recurring, currency: string) => ({
  name: one.name,
  category: categoryLabel(one.category),
  kind: one.kind,
  period: one.period,
  occurrences: one.occurrences,
  lastDate: one.lastDate,
  nextDate: one.nextDate,
  amount: decimal(one.amountMinor),
  monthlyAmount: decimal(one.monthlyMinor),
  currency,
  dateDriftDays: one.dateDriftDays,
  amountDriftPct: one.amountDriftPct,
  isFixed: one.isFixed,
  isActive: one.isActive,
  confidence: one.confidence,
});

export type RecurringView = ReturnType<typeof viewOf>;
