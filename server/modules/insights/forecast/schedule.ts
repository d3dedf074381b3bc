import type { Day } from '../book/days.ts';
import type { Random } from '../book/random.ts';
import type { Recurring } from '../recurring/detect.ts';

/** What a recurring payment does on each day ahead: `days[i]` is the i-th day after today, from 0. */
export interface Scheduled {
  readonly days: readonly number[];
  /** Minor units of one occurrence; what varies is drawn from its last six. */
  amount(random: Random): number;
}

/** Income and bills that still go on, on the days they are due within `horizon` days after today. */
export function scheduleOf(recurring: readonly Recurring[], today: Day, horizon: number): Scheduled[] {
  return recurring
    .filter(({ isActive, kind }) => isActive && kind !== 'moved')
    .map((one) => {
      const recent = one.flows.slice(-6).map(({ minor }) => minor);
      const [first = one.amountMinor, ...others] = recent;
      return {
        days: daysAhead(one, today, horizon),
        amount: one.isFixed ? () => one.amountMinor : (random) => random.pick([first, ...others]),
      };
    });
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
