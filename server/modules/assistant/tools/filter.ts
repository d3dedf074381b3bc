import { z } from 'zod';
import {
  categoryKey,
  dateOf,
  dayOf,
  firstDayOf,
  monthOf,
  type Flow,
  type Insights,
} from '../../insights/index.ts';
import { inPeriod, isOfMerchants, type Period } from './own-book.ts';

/** What a question about movements may be narrowed by. */
export const filterFields = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  merchants: z.array(z.string().min(1).max(200)).max(12).optional(),
  categories: z.array(z.string().min(1).max(255)).max(12).optional(),
  budgetId: z.string().max(64).optional(),
};
const filter = z.object(filterFields);
export type Filter = z.output<typeof filter>;

/** The days asked for; without any, this month up to today. */
export function periodOf({ study }: Insights, { from, to }: Filter): Period {
  const today = dateOf(study.today);
  const end = to === undefined || to > today ? today : to;
  const start = from ?? dateOf(firstDayOf(monthOf(dayOf(end))));
  return start <= end ? { from: start, to: end } : { from: end, to: start };
}

/** The movements that a question is about, oldest first. */
export function select({ study }: Insights, filter: Filter, period: Period): Flow[] {
  const { merchants, categories, budgetId } = filter;
  const isTheirs = merchants && merchants.length > 0 ? isOfMerchants(merchants) : undefined;
  const keys = categories && categories.length > 0 ? new Set(categories.map(categoryKey)) : undefined;
  return inPeriod(study.flows, period).filter(
    (flow) =>
      (!isTheirs || isTheirs(flow)) &&
      (!keys || keys.has(flow.category)) &&
      (budgetId === undefined || flow.entry.budgetId === budgetId),
  );
}

/** The caption of what a filter leaves. */
export const captionOf = ({ merchants, categories }: Filter): string =>
  [...(merchants ?? []), ...(categories ?? [])].join(', ').slice(0, 120);
