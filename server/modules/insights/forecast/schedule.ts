import type { Day } from '../book/days.ts';
import type { Random } from '../book/random.ts';
import type { Recurring } from '../recurring/detect.ts';

/** What recurs in the days after today; index 0 is tomorrow. */
export interface Schedule {
  /** Minor units that every future has in common, a day. */
  readonly certain: Float64Array;
  readonly varying: readonly Varying[];
}

/** Comes on these days, in an amount drawn from its last six. */
interface Varying {
  readonly days: readonly number[];
  amount(random: Random): number;
}

/** Income and bills that still go on, on the days they are due within `horizon` days after today. */
export function scheduleOf(recurring: readonly Recurring[], today: Day, horizon: number): Schedule {
  const certain = new Float64Array(horizon);
  const varying: Varying[] = [];
  for (const one of recurring.filter(({ isActive, kind }) => isActive && kind !== 'moved')) {
    const days = daysAhead(one, today, horizon);
    if (one.isFixed) for (const day of days) certain[day] = (certain[day] ?? 0) + one.amountMinor;
    else varying.push({ days, amount: drawnFrom(one) });
  }
  return { certain, varying };
}

function drawnFrom({ flows, amountMinor }: Recurring): Varying['amount'] {
  const [first = amountMinor, ...others] = flows.slice(-6).map(({ minor }) => minor);
  return (random) => random.pick([first, ...others]);
}

function daysAhead({ rhythm }: Recurring, today: Day, horizon: number): number[] {
  const days: number[] = [];
  for (let n = 1; ; n++) {
    // What is a little overdue is taken to come tomorrow.
    const day = n === 1 ? Math.max(rhythm.nthNext(1), today + 1) : rhythm.nthNext(n);
    if (day > today + horizon) return days;
    if (day > today) days.push(day - today - 1);
  }
}
