import { spoken, tenth } from '../book/amounts.ts';
import { categoryLabel, isNeed } from '../book/categories.ts';
import type { Flow } from '../book/flows.ts';
import { clamp } from '../book/stats.ts';
import { spreadOf, type Past } from './past.ts';

/** How much one of the four factors speaks for fraud, and what it says. */
export interface Factor {
  readonly points: number;
  readonly says: string;
}

const NOTHING: Factor = { points: 0, says: '' };

/**
 * Up to 50: 40 for an amount 3.8 deviations above the usual in logarithms (none up to one), and 10 for the largest ever.
 * It must be unusual for the category, where that is known, and for the user: a dear coffee is no theft, nor is a flight
 * of somebody who flies. Half of it for a need that the user has paid too rarely to know its size.
 */
export function amountFactor(flow: Flow, past: Past, currency: string): Factor {
  const own = past.amountsOf(flow.category);
  const compared = [past.amounts, ...(own ? [own] : [])].map((sorted) => {
    const { centre, spread } = spreadOf(sorted);
    return { sorted, centre, deviations: (Math.log(-flow.minor) - centre) / spread };
  });
  const least = compared.reduce((a, b) => (b.deviations <= a.deviations ? b : a));
  const unusual = 40 * clamp((least.deviations - 1) / 2.8, 0, 1);
  if (unusual === 0) return NOTHING;
  const largest = -flow.minor > past.largest ? 10 : 0;
  const usual = Math.exp(least.centre);
  const where = least.sorted === own ? ` for ${categoryLabel(flow.category).toLowerCase()}` : '';
  return {
    points: (unusual + largest) * (isNeed(flow.category) && !own ? 0.5 : 1),
    says: `Amount ${tenth(-flow.minor / usual)}x above your usual ${spoken(usual, currency)}${where}.`,
  };
}

/** Up to 30 for an hour in which less than 6 % of the user's purchases fall, all of it below 2 %. */
export function hourFactor({ minute }: Flow, past: Past): Factor {
  const share = minute === null ? undefined : past.shareAt(minute);
  if (minute === null || share === undefined || share >= 0.06) return NOTHING;
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const when = minute >= 23 * 60 || minute < 5 * 60 ? 'Late-night transaction' : 'Unusual hour';
  return { points: 30 * clamp((0.06 - share) / 0.04, 0, 1), says: `${when}, at ${clock}.` };
}

/** Up to 20 for a merchant never paid before, less for a user who often tries new ones. */
export function noveltyFactor({ party, entry }: Flow, past: Past): Factor {
  if (past.knows(party)) return NOTHING;
  return {
    points: 20 * (1 - past.noveltyRate()),
    says: entry.merchant === null ? 'First payment of its kind.' : `First payment to ${entry.merchant}.`,
  };
}

/**
 * Up to 40 for more purchases within an hour than ever: 20 for three, 40 for four. A day whose hours the book does not
 * know may hold more, and what is written down together was not bought together: from the fifth on, up to 20.
 */
export function velocityFactor(flow: Flow, past: Past): Factor {
  const [most, each, unit] = flow.minute === null ? [4, 10, 'a day'] : [2, 20, 'an hour'];
  const burst = past.burstOf(flow);
  const beyond = burst - Math.max(past.longestBurst, most);
  if (beyond <= 0) return NOTHING;
  return { points: each * Math.min(2, beyond), says: `${burst} payments within ${unit}.` };
}
