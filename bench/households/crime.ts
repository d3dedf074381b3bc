import type { BookEntry } from '../../server/modules/insights/book-view.ts';
import { addMonths } from '../../server/modules/insights/book/days.ts';
import { median } from '../../server/modules/insights/book/stats.ts';
import { seeded, type Random } from '../../server/modules/insights/book/random.ts';
import { START } from './live.ts';

/** A book with what thieves did in it. */
export interface Crime {
  readonly entries: readonly BookEntry[];
  /** The ids of what was stolen, one set an incident. */
  readonly incidents: readonly { readonly kind: CrimeKind; readonly ids: readonly string[] }[];
}

export type CrimeKind = 'spree at night' | 'card testing' | 'one large purchase' | 'quiet';

interface Stolen {
  /** Hours after the incident's day began. */
  readonly hour: number;
  readonly minor: number;
}

/** Amounts in multiples of the household's usual purchase; every thief goes to places it has never been to. */
const CRIMES: Readonly<Record<CrimeKind, (random: Random) => Stolen[]>> = {
  'spree at night': (random) =>
    many(random.int(1, 3), (i) => ({ hour: 1 + i * 0.4 + 2 * random.next(), minor: 5 + 12 * random.next() })),
  'card testing': (random) => {
    const hour = 8 + 14 * random.next();
    return many(6, (i) => ({ hour: hour + i * 0.12, minor: i < 3 ? 0.1 : 2 + 5 * random.next() }));
  },
  'one large purchase': (random) => [{ hour: 9 + 12 * random.next(), minor: 10 + 20 * random.next() }],
  quiet: (random) => many(2, (i) => ({ hour: 10 + 3 * i + 6 * random.next(), minor: 0.6 + random.next() })),
};
const KINDS: readonly CrimeKind[] = ['spree at night', 'card testing', 'one large purchase', 'quiet'];

/**
 * One incident of each kind on days of the last eleven months, and, just as large, as many honest splurges by day in
 * shops never seen before, which nobody stole.
 */
export function rob(honest: readonly BookEntry[], seed: number): Crime {
  const random = seeded(seed);
  const purchases = honest.filter(({ amountMinor, occurredAt }) => amountMinor < 0 && occurredAt !== null);
  const usual = median(purchases.map(({ amountMinor }) => -amountMinor));
  const anyDay = (): number => addMonths(START, 5) + random.int(0, 320);
  const entry = (day: number, { hour, minor }: Stolen, id: string, merchant: string): BookEntry => {
    const occurredAt = new Date((day * 24 + hour) * 3_600_000).toISOString();
    return {
      id,
      accountId: 'checking',
      budgetId: null,
      amountMinor: -Math.max(100, Math.round(minor * usual)),
      currency: 'USD',
      date: occurredAt.slice(0, 10),
      occurredAt,
      category: 'shopping',
      merchant,
      description: merchant,
    };
  };
  const stolen = KINDS.map((kind) => {
    const day = anyDay();
    return {
      kind,
      entries: CRIMES[kind](random).map((one, i) =>
        entry(day, one, `${kind} ${i}`, `${random.pick(LAIRS)} ${kind.charAt(i) || 'x'}`),
      ),
    };
  });
  const splurges = KINDS.map((_, i) =>
    entry(
      anyDay(),
      { hour: 10 + 9 * random.next(), minor: 4 + 12 * random.next() },
      `splurge ${i}`,
      `Oak & Loom ${'abcd'.charAt(i)}`,
    ),
  );
  return {
    entries: [...honest, ...stolen.flatMap(({ entries }) => entries), ...splurges],
    incidents: stolen.map(({ kind, entries }) => ({ kind, ids: entries.map(({ id }) => id) })),
  };
}

const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const LAIRS: readonly [string, ...string[]] = [
  'Zephyr Goods',
  'Quickbuy',
  'Xport Direct',
  'Giftcard Depot',
  'Volt Trade',
];
