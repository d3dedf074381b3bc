import { tenth } from '../book/amounts.ts';
import type { Flow } from '../book/flows.ts';
import { dateOf, type Day } from '../book/days.ts';
import { grouped } from '../book/group.ts';
import { mean, median, variation } from '../book/stats.ts';
import { perMonth, rhythmOf, type Period, type Rhythm } from './rhythm.ts';

/** The same payment or income, again and again. */
export interface Recurring {
  readonly name: string;
  readonly category: string;
  readonly kind: 'income' | 'spend' | 'moved';
  readonly period: Period;
  readonly occurrences: number;
  readonly lastDate: string;
  /** When it is expected next; null once it has ended. */
  readonly nextDate: string | null;
  /** What is expected next, signed minor units. */
  readonly amountMinor: number;
  /** `amountMinor` at the rate of one month. */
  readonly monthlyMinor: number;
  /** The largest distance from the day it was expected on. */
  readonly dateDriftDays: number;
  /** From the first amount to the last, in percent of the first; 4.2 is dearer by that. */
  readonly amountDriftPct: number;
  /** Whether the amount stays within 2 % but for steps. */
  readonly isFixed: boolean;
  readonly confidence: 'low' | 'medium' | 'high';
  /** Whether it still goes on: the next one is not overdue for longer than its beat forgives. */
  readonly isActive: boolean;
  readonly rhythm: Rhythm;
  readonly flows: readonly Flow[];
}

/**
 * Everything that recurs at least three times in one of eight periods, from weekly to yearly: by merchant where all
 * its amounts belong together, else by merchant and amount. Flows oldest first; dearest a month first.
 */
export function detectRecurring(flows: readonly Flow[], today: Day): Recurring[] {
  const groups = grouped(
    flows.filter(({ kind, minor }) => kind !== 'refund' && minor !== 0),
    ({ kind, party, minor, category }) =>
      `${kind} ${minor < 0 ? 'out' : 'in'} ${kind === 'moved' ? category : ''} ${party}`,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const whole = recurringOf(group, today);
      if (whole) return [whole];
      // Among many purchases some are alike by chance; only a price is the same each time.
      return byAmount(group)
        .flatMap((part) => recurringOf(part, today) ?? [])
        .filter((part) => part.isFixed);
    })
    .sort((a, b) => Math.abs(b.monthlyMinor) - Math.abs(a.monthlyMinor));
}

const SAME_PRICE = 1.12;

/** Several subscriptions at one merchant differ by their prices. */
function byAmount(group: readonly Flow[]): Flow[][] {
  const parts: Flow[][] = [];
  let previous = 0;
  for (const flow of [...group].sort((a, b) => Math.abs(a.minor) - Math.abs(b.minor))) {
    const part = parts.at(-1);
    if (part && Math.abs(flow.minor) <= previous * SAME_PRICE) part.push(flow);
    else parts.push([flow]);
    previous = Math.abs(flow.minor);
  }
  return parts.length > 1 ? parts.map((part) => part.sort((a, b) => a.day - b.day)) : [];
}

function recurringOf(flows: readonly Flow[], today: Day): Recurring | undefined {
  const [first, last] = [flows[0], flows.at(-1)];
  if (!first || !last || flows.length < 3) return undefined;
  const { kind } = last;
  const rhythm = rhythmOf(flows.map(({ day }) => day));
  const amounts = flows.map(({ minor }) => minor);
  if (kind === 'refund' || !rhythm || !isSteady(rhythm.period, kind, amounts)) return undefined;
  const isActive = today <= rhythm.endsBy;
  const amountMinor = expectedAmount(amounts);
  return {
    name: last.entry.merchant ?? (last.entry.description || last.category),
    category: last.category,
    kind,
    period: rhythm.period,
    occurrences: flows.length,
    lastDate: dateOf(last.day),
    nextDate: isActive ? dateOf(Math.max(rhythm.nthNext(1), today + 1)) : null,
    amountMinor,
    monthlyMinor: Math.round(amountMinor * perMonth(rhythm.period)),
    dateDriftDays: rhythm.driftDays,
    amountDriftPct: tenth((last.minor / first.minor - 1) * 100),
    isFixed: isFixed(amounts),
    confidence: flows.length >= 6 ? 'high' : flows.length >= 4 ? 'medium' : 'low',
    isActive,
    rhythm,
    flows,
  };
}

/** Three of a kind may be chance, so they must be alike; a bill seen more often may vary with use or season. */
function isSteady(period: Period, kind: Flow['kind'], amounts: readonly number[]): boolean {
  const sizes = amounts.map(Math.abs);
  if (sizes.length === 3) return Math.max(...sizes) <= 1.35 * Math.min(...sizes);
  const isOften = period === 'weekly' || period === 'biweekly';
  return variation(sizes) <= (kind === 'spend' && isOften ? 0.15 : 0.5);
}

const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= 0.02 * Math.abs(mean([a, b]));

/** All but a fifth of the amounts equal the one before, within 2 %; of four or more one may always be new. */
function isFixed(amounts: readonly number[]): boolean {
  const steps = amounts.slice(1).filter((amount, i) => !isAlike(amount, amounts[i] ?? amount)).length;
  return steps <= (amounts.length < 4 ? 0 : Math.max(1, amounts.length / 5));
}

/** A steady price goes on as it was last, and so does one paid twice; what varies counts by its last three. */
function expectedAmount(amounts: readonly number[]): number {
  const [last = 0, before = last] = [amounts.at(-1), amounts.at(-2)];
  return isFixed(amounts) || isAlike(last, before) ? last : Math.round(median(amounts.slice(-3)));
}
