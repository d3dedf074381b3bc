import type { UserCtx } from '../server/db/context.ts';
import { listBank, listTransactions } from '../server/modules/book/index.ts';
import { postgresAnswers } from '../tests/support/postgres.ts';
import { openBigBook } from './book-database.ts';
import { timeDraws } from './book-draws.ts';
import { BUDGET, CATEGORY, RARE_CATEGORY, SUBCATEGORY } from './book-fixture.ts';
import { median, type Measure } from './processes.ts';

type Filter = Omit<Parameters<typeof listTransactions>[1], 'limit' | 'sort' | 'order' | 'cursor'>;

const LIMIT = 50;
const ROUNDS = 5;
const DRAWS = 600;

const SCOPES: Record<string, Filter> = {
  'the whole book': {},
  'a budget': { budgetId: BUDGET },
  'a category': { categoryId: CATEGORY },
  'a rare category': { categoryId: RARE_CATEGORY },
  'a subcategory': { subcategoryId: SUBCATEGORY },
};
const FILTERS: Record<string, Filter> = {
  'no filter': {},
  'a month': { startDate: '2024-03-01', endDate: '2024-03-31' },
  'a day': { startDate: '2024-03-07', endDate: '2024-03-07' },
  'the first year': { endDate: '2023-12-31' },
  'amounts of a kind': { minAmount: -5_000, maxAmount: -4_000 },
  'amounts of one in a hundred': { minAmount: 1, maxAmount: 140_000 },
  'amounts nobody has': { minAmount: 90_000_000 },
  'a common word': { detailsSearch: 'Coffee' },
  'a rare word': { detailsSearch: 'zanzibar' },
  'a word nobody wrote': { detailsSearch: 'qqqxyz' },
  'a word of old days': { detailsSearch: 'gymnasium' },
  'two letters nobody wrote': { detailsSearch: 'qx' },
  'all at once': {
    startDate: '2023-06-01',
    endDate: '2025-06-30',
    minAmount: -5_000,
    maxAmount: -100,
    detailsSearch: 'coffee',
  },
};
const SORTS = ['date', 'amount', 'created_at'] as const;
const ORDERS = ['desc', 'asc'] as const;

interface Timing {
  what: string;
  ms: number;
  shown: number;
  isShort: boolean;
}

/** The time of the first and the next page of every scope, sort and order under one filter. */
async function timeFilter(ctx: UserCtx, filter: Filter): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const [scope, within] of Object.entries(SCOPES))
    for (const sort of SORTS)
      for (const order of ORDERS) {
        const ask = { ...within, ...filter, sort, order, limit: LIMIT };
        const what = `${scope}, ${sort} ${order}`;
        const first = await timed(what, () => listTransactions(ctx, ask));
        timings.push(first.timing);
        const { nextCursor } = first.answer.pagination;
        if (nextCursor === null) continue;
        const next = await timed(`${what}, next page`, () =>
          listTransactions(ctx, { ...ask, cursor: nextCursor }),
        );
        timings.push(next.timing);
      }
  return timings;
}

type Listed = Awaited<ReturnType<typeof listTransactions>>;
async function timed(what: string, list: () => Promise<Listed>): Promise<{ answer: Listed; timing: Timing }> {
  const times: number[] = [];
  let answer = await list();
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    answer = await list();
    times.push(performance.now() - begin);
  }
  const shown = answer.data.length;
  return {
    answer,
    timing: { what, ms: median(times), shown, isShort: shown < LIMIT && answer.pagination.hasMore },
  };
}

async function timeBank(ctx: UserCtx): Promise<Measure[]> {
  const asked = {
    'page 1': {},
    'page 10,000, the middle': { page: 10_000 },
    'page 20,000, the last': { page: 20_000 },
    'page 1 of a category': { category: 'Label 3' },
    'page 500 of a category and type': { category: 'Label 3', type: 'debit', page: 500 },
    'page 1 of credits': { type: 'credit' },
    'page 1 of what nobody has': { category: 'Nothing' },
  } as const;
  const measures: Measure[] = [];
  for (const [what, filter] of Object.entries(asked)) {
    const times: number[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS + 1; round++) {
      const begin = performance.now();
      total = (await listBank(ctx, { page: 1, ...filter, limit: LIMIT })).total;
      if (round > 0) times.push(performance.now() - begin);
    }
    measures.push({
      name: `banking, ${what}`,
      value: median(times),
      unit: 'ms',
      note: `of ${total.toLocaleString('en-US')}`,
    });
  }
  return measures;
}

/** Draws of every combination, and the slowest ten of them. `BENCH_SEED` draws others. */
async function drawLists(ctx: UserCtx): Promise<Measure[]> {
  const drawn = await timeDraws(ctx, {
    draws: DRAWS,
    seed: Number(process.env.BENCH_SEED ?? 1),
    limit: LIMIT,
    rounds: 3,
  });
  const at = (share: number): number => drawn[Math.floor(drawn.length * share)]?.ms ?? Number.NaN;
  const short = drawn.filter(({ isShort }) => isShort).length;
  return [
    { name: `budget, ${DRAWS} lists drawn: the middle one`, value: at(0.5), unit: 'ms' },
    {
      name: 'budget, drawn: one in twenty is slower',
      value: at(0.05),
      unit: 'ms',
      note: `short pages ${short}`,
    },
    ...drawn.slice(0, 10).map(({ what, ms, worstMs, shown }, i) => ({
      name: `budget, drawn: ${i === 0 ? 'the slowest' : `slowest but ${i}`}`,
      value: ms,
      unit: 'ms',
      note: `at most ${worstMs.toFixed(1)}; ${shown} rows of ${what}`,
    })),
  ];
}

/** How long 50 transactions of a person with a million take on Postgres, whatever is asked. */
export async function run(): Promise<Measure[]> {
  if (!postgresAnswers) return [];
  const { ctx, close } = await openBigBook();
  try {
    const measures: Measure[] = [];
    for (const [name, filter] of Object.entries(FILTERS)) {
      const timings = (await timeFilter(ctx, filter)).sort((a, b) => b.ms - a.ms);
      const [worst] = timings;
      const short = timings.filter(({ isShort }) => isShort);
      measures.push({
        name: `budget, ${name}: the slowest of ${timings.length} lists`,
        value: worst?.ms ?? Number.NaN,
        unit: 'ms',
        note: `${worst?.what}; median ${median(timings.map(({ ms }) => ms)).toFixed(1)}; short pages ${short.length}`,
      });
    }
    return [...measures, ...(await drawLists(ctx)), ...(await timeBank(ctx))];
  } finally {
    await close();
  }
}
