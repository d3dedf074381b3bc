/** What may be spent for two, in minor units. */
export interface Budget {
  minMinor: number | null;
  maxMinor: number | null;
}

const NUMBER = String.raw`(?:rs\.?|inr|₹)?\s*(\d[\d,]*(?:\.\d+)?)\s*(k\b)?\s*(?:rs\b|inr\b|rupees|bucks|\/-)?`;
const EACH = /\b(?:per person|per head|a head|each|pp|for one)\b/i;

const RANGES: readonly [RegExp, (a: number, b: number) => Budget][] = [
  [
    new RegExp(String.raw`between\s*${NUMBER}\s*(?:and|to|-|–)\s*${NUMBER}`, 'i'),
    (a, b) => ({ minMinor: Math.min(a, b), maxMinor: Math.max(a, b) }),
  ],
  [
    new RegExp(String.raw`(?:rs\.?|inr|₹)\s*(\d[\d,]*)()\s*(?:-|–|to)\s*${NUMBER}`, 'i'),
    (a, b) => ({ minMinor: Math.min(a, b), maxMinor: Math.max(a, b) }),
  ],
  [
    new RegExp(
      String.raw`(?:under|below|less than|within|up\s?to|not more than|at most|max(?:imum)?(?: of)?|budget(?: is| of| around)?|cheaper than|around|about)\s*${NUMBER}`,
      'i',
    ),
    (a) => ({ minMinor: null, maxMinor: a }),
  ],
  [
    new RegExp(
      String.raw`(?:above|over|more than|at least|minimum)\s*(?:rs\.?|inr|₹)\s*(\d[\d,]*(?:\.\d+)?)\s*(k\b)?`,
      'i',
    ),
    (a) => ({ minMinor: a, maxMinor: null }),
  ],
  [
    new RegExp(String.raw`(?:₹|\brs\.?|\binr)\s*(\d[\d,]*(?:\.\d+)?)\s*(k\b)?`, 'i'),
    (a) => ({ minMinor: null, maxMinor: a }),
  ],
];

/** Amounts below this are ratings, numbers of people or blocks. */
const LEAST = 50;
const PAISE = 100;

/** The budget a message states, for two: what it says per person counts twice. Undefined when it states none. */
export function readBudget(text: string): Budget | undefined {
  for (const [pattern, make] of RANGES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [, first, firstK, second, secondK] = match;
    const amounts = [toMinor(first, firstK), toMinor(second, secondK)];
    const [a = Number.NaN, b = Number.NaN] = amounts;
    if (!Number.isFinite(a)) continue;
    const budget = make(a, Number.isFinite(b) ? b : a);
    const factor = EACH.test(text.slice(match.index, match.index + match[0].length + 14)) ? 2 : 1;
    return {
      minMinor: budget.minMinor === null ? null : budget.minMinor * factor,
      maxMinor: budget.maxMinor === null ? null : budget.maxMinor * factor,
    };
  }
  return undefined;
}

function toMinor(digits: string | undefined, thousands: string | undefined): number {
  const value = Number((digits ?? '').replaceAll(',', '') || Number.NaN) * (thousands ? 1000 : 1);
  return value < LEAST || value > 1_000_000 ? Number.NaN : Math.round(value * PAISE);
}
