import type { UserCtx } from '../server/db/context.ts';
import { query } from '../server/db/query.ts';
import { sealCursor } from '../server/modules/book/cursor.ts';
import { listTransactions } from '../server/modules/book/index.ts';
import { askedOf, keyOf, ORDERS } from '../server/modules/book/list-order.ts';
import type { TransactionFilter } from '../server/modules/book/schema.ts';
import { BUDGET, CATEGORY, RARE_CATEGORY, SUBCATEGORY } from './book-fixture.ts';

type Fields = Partial<TransactionFilter>;

/** What draws combine: one of each line. A line's first is the most common wish. */
const WISHES: readonly (readonly Fields[])[] = [
  [
    {},
    { budgetId: BUDGET },
    { categoryId: CATEGORY },
    { budgetId: BUDGET, categoryId: CATEGORY },
    { categoryId: RARE_CATEGORY },
    { subcategoryId: SUBCATEGORY },
    { categoryId: CATEGORY, subcategoryId: SUBCATEGORY },
    { budgetId: BUDGET, subcategoryId: SUBCATEGORY },
  ],
  [
    {},
    { startDate: '2024-03-07', endDate: '2024-03-07' },
    { startDate: '2023-01-01', endDate: '2023-01-01' },
    { startDate: '2025-12-30', endDate: '2025-12-30' },
    { startDate: '2024-03-01', endDate: '2024-03-31' },
    { startDate: '2025-02-17', endDate: '2025-03-05' },
    { endDate: '2023-12-31' },
    { startDate: '2024-07-01' },
    { startDate: '2031-01-01' },
  ],
  [
    {},
    { minAmount: -5_000, maxAmount: -4_000 },
    { minAmount: -4_321, maxAmount: -4_321 },
    { minAmount: 1, maxAmount: 140_000 },
    { minAmount: 399_000 },
    { maxAmount: -99_000 },
    { minAmount: 90_000_000 },
    { maxAmount: -100 },
  ],
  [
    {},
    ...[
      'Coffee',
      'zanzibar',
      'qqqxyz',
      'gymnasium',
      'qx',
      'co',
      'z',
      'a1b',
      'fuel a',
      '%',
      'rent 0',
      'ZAN',
    ].map((detailsSearch) => ({ detailsSearch })),
  ],
  (['date', 'amount', 'created_at'] as const).flatMap((sort) =>
    (['desc', 'asc'] as const).map((order) => ({ sort, order })),
  ),
];

/** Where a list is read: from its first row, or behind the row that stands there among all of the person's. */
const PLACES = { first: undefined, early: 0.02, middle: 0.5, late: 0.98 } as const;

export interface Drawn {
  what: string;
  ms: number;
  worstMs: number;
  shown: number;
  isShort: boolean;
}

/** Lists drawn from every combination of filters, sorts and places, the slowest first. The same seed draws the same. */
export async function timeDraws(
  ctx: UserCtx,
  { draws, seed, limit, rounds }: { draws: number; seed: number; limit: number; rounds: number },
): Promise<Drawn[]> {
  const next = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const drawn: Drawn[] = [];
  for (let n = 0; n < draws; n++) {
    // Half of the wishes are left out, as most requests have few.
    const fields = WISHES.map((line) => (next() < 0.4 ? line[0] : pick(line)));
    const ask: TransactionFilter = Object.assign({ limit }, ...fields);
    const [place = 'first', share] = pick(Object.entries(PLACES)) ?? [];
    const cursor = share === undefined ? undefined : await cursorAt(ctx, ask, share);
    const timing = await timeList(ctx, { ...ask, cursor }, rounds);
    const { limit: _, ...named } = ask;
    drawn.push({ what: `${JSON.stringify(named).replaceAll('"', '')}, ${place}`, ...timing });
  }
  return drawn.sort((a, b) => b.ms - a.ms);
}

async function timeList(ctx: UserCtx, ask: TransactionFilter, rounds: number): Promise<Omit<Drawn, 'what'>> {
  const times: number[] = [];
  let answer = await listTransactions(ctx, ask);
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    answer = await listTransactions(ctx, ask);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const shown = answer.data.length;
  return {
    ms: times[Math.floor(rounds / 2)] ?? Number.NaN,
    worstMs: times.at(-1) ?? Number.NaN,
    shown,
    isShort: answer.pagination.hasMore && shown < (ask.limit ?? 20),
  };
}

/** The cursor behind the row at `share` of the order, within what the order's own filters let through. */
async function cursorAt(ctx: UserCtx, ask: TransactionFilter, share: number): Promise<string | undefined> {
  const { sort = 'date', order = 'desc', startDate, endDate, minAmount, maxAmount } = ask;
  // Days and ids follow time in the fixture.
  const by = sort === 'amount' ? 'amount_minor, id' : 'id';
  const days = sort === 'amount' ? [] : [startDate, endDate];
  const amounts = sort === 'amount' ? [minAmount, maxAmount] : [];
  const rows = await query<{ id: string; date: string; occurredAt: string; amountMinor: number }>(
    ctx.db,
    `SELECT id, date::text, amount_minor AS "amountMinor",
       to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt"
     FROM transactions TABLESAMPLE SYSTEM (0.5) REPEATABLE (7)
     WHERE customer_id = $1 AND user_id = $2
       AND date BETWEEN coalesce($3::date, '-infinity') AND coalesce($4::date, 'infinity')
       AND amount_minor BETWEEN coalesce($5::int8, -1e15) AND coalesce($6::int8, 1e15)
     ORDER BY ${by}`,
    [
      ctx.customerId,
      ctx.actor.userId,
      days[0] ?? null,
      days[1] ?? null,
      amounts[0] ?? null,
      amounts[1] ?? null,
    ],
  );
  const row = rows[Math.floor(rows.length * (order === 'asc' ? share : 1 - share))];
  return row && sealCursor(keyOf(ORDERS[sort][order], row), askedOf(ctx.actor.userId, ask));
}

/** A linear congruential generator: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
