import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { createBudget, deleteBudget } from './budgets.ts';
import { createCategory } from './categories.ts';
import { importFile } from './imports/import-file.ts';
import { auditBook, listBank, readBook, seedBook } from './index.ts';
import { windowOf } from './list-bank.ts';
import type { Bounds } from './list-plan.ts';
import { listTransactions } from './list-transactions.ts';
import { createRule } from './rules.ts';
import type { TransactionFilter, TransactionOutput } from './schema.ts';
import { createTransaction, deleteTransaction, updateTransaction } from './transactions.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow('2026-05-20T10:00:00Z');
});
afterAll(() => app.close());

let users = 0;
const newUser = (): UserCtx =>
  app.as({
    type: 'user',
    accountId: 'home',
    mode: 'live',
    userId: `user${++users}`,
    via: 'login',
    scopes: 'all',
  });

const MAY = { startDate: '2026-05-01', endDate: '2026-05-31' };
const minor = fc.integer({ min: -500_00, max: 500_00 });
const date = fc.constantFrom('2026-03-31', '2026-04-01', '2026-05-03', '2026-05-31T23:30:00-05:00');
const pick = fc.nat(50);

/** What a person can do to a book; numbers choose among what is there. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('spend' as const), minor, date, pick, under: pick }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), minor, date, pick, under: pick }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('budget' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('category' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rule' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('import' as const), minor, date, pick }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const WORDS = ['bus', 'cafe', 'book', 'rent'];
const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

class Person {
  readonly ctx = newUser();
  private budgets: string[] = [];
  private categories: { id: string; budgetId: string }[] = [];
  private transactions: TransactionOutput[] = [];

  async act(step: Step): Promise<void> {
    const { ctx } = this;
    switch (step.kind) {
      case 'budget':
        this.budgets.push((await createBudget(ctx, { name: 'B', ...MAY })).id);
        return;
      case 'category': {
        const budgetId = nth(this.budgets, step.pick);
        if (budgetId === undefined) return;
        const name = nth(WORDS, step.pick) ?? '';
        const input = { budgetId, name, allocationType: 'fixed', allocationValue: 100 } as const;
        this.categories.push({ id: (await createCategory(ctx, input)).id, budgetId });
        return;
      }
      case 'spend': {
        const budgetId = nth(this.budgets, step.pick);
        if (budgetId === undefined) return;
        const filing = this.filingIn(budgetId, step.under);
        const details = `${nth(WORDS, step.under)} ${step.pick}`;
        const input = { budgetId, amount: step.minor, date: step.date, details, ...filing };
        this.transactions.push(await createTransaction(ctx, input));
        return;
      }
      case 'change': {
        const row = nth(this.transactions, step.pick);
        if (!row) return;
        await updateTransaction(ctx, {
          transactionId: row.id,
          amount: step.minor,
          date: step.date,
          ...(step.under % 2 === 0 ? this.filingIn(row.budgetId, step.under) : {}),
        }).catch(gone);
        return;
      }
      case 'remove': {
        const [row] = this.transactions.splice(step.pick % Math.max(this.transactions.length, 1), 1);
        if (row) await deleteTransaction(ctx, { transactionId: row.id }).catch(gone);
        return;
      }
      case 'drop': {
        const [budgetId] = this.budgets.splice(step.pick % Math.max(this.budgets.length, 1), 1);
        if (budgetId === undefined) return;
        await deleteBudget(ctx, { budgetId });
        this.categories = this.categories.filter((category) => category.budgetId !== budgetId);
        this.transactions = this.transactions.filter((row) => row.budgetId !== budgetId);
        return;
      }
      case 'rule': {
        const merchant = nth(WORDS, step.pick) ?? '';
        await createRule(ctx, { merchant, category: `The ${merchant}` }).catch(() => undefined);
        return;
      }
      case 'import': {
        const line = `${step.date.slice(0, 10)},${(step.minor / 100).toFixed(2)},${nth(WORDS, step.pick)}\n`;
        const file = Buffer.from(`date,amount,details\n${line}${line}`).toString('base64');
        const budgetId = step.pick % 2 === 0 ? nth(this.budgets, step.pick) : undefined;
        await importFile(ctx, { file, budgetId });
      }
    }
  }

  private filingIn(budgetId: string, under: number) {
    const own = this.categories.filter((category) => category.budgetId === budgetId);
    const categoryId = under % 3 === 0 ? null : (nth(own, under)?.id ?? null);
    const other = nth(own, under + 1)?.id ?? null;
    return { categoryId, subcategoryId: categoryId === null || other === categoryId ? null : other };
  }
}

/** Its budget was deleted by a step that ran beside this one. */
function gone(error: unknown): undefined {
  if (error instanceof Error && 'kind' in error && error.kind === 'not_found') return undefined;
  throw error;
}

describe('money never drifts by a cent', () => {
  test('after any sequence of writes every sum is the sum of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const person = new Person();
        await person.act({ kind: 'budget' });
        for (const each of steps) await person.act(each);
        expect(await auditBook(person.ctx)).toEqual([]);
      }),
      { numRuns: 25, seed: 20_260_503 },
    );
  }, 120_000);

  test('also when writes of one person run at once', async () => {
    const person = new Person();
    for (let i = 0; i < 3; i++) await person.act({ kind: 'budget' });
    for (let i = 0; i < 6; i++) await person.act({ kind: 'category', pick: i });
    const steps = fc.sample(step, { numRuns: 60, seed: 7 }).filter(({ kind }) => kind !== 'drop');
    await Promise.all(steps.map((each) => person.act(each)));
    expect(await auditBook(person.ctx)).toEqual([]);
    expect((await listBank(person.ctx, { page: 1, limit: 1 })).total).toBeGreaterThan(5);
  });

  test('and an audit sees a cent that is missing', async () => {
    const ctx = newUser();
    const { id } = await createBudget(ctx, { name: 'B', ...MAY });
    await createTransaction(ctx, { budgetId: id, amount: -100, date: '2026-05-03' });
    await query(app.database.db, `UPDATE budgets SET spend_minor = 99 WHERE id = $1`, [id]);
    await query(app.database.db, `UPDATE book_months SET entries = entries + 1 WHERE user_id = $1`, [
      ctx.actor.userId,
    ]);
    expect((await auditBook(ctx)).map(({ kind }) => kind).sort()).toEqual(['budget', 'month']);
    await query(app.database.db, `UPDATE budgets SET spend_minor = 100 WHERE id = $1`, [id]);
    await query(app.database.db, `UPDATE book_months SET entries = entries - 1 WHERE user_id = $1`, [
      ctx.actor.userId,
    ]);
  });

  test('sums that no number could tell apart are refused, and nothing is written', async () => {
    const ctx = newUser();
    const { id: budgetId } = await createBudget(ctx, { name: 'B', ...MAY });
    await query(app.database.db, `UPDATE budgets SET spend_minor = 999999999999999 WHERE id = $1`, [
      budgetId,
    ]);
    await expect(
      createTransaction(ctx, { budgetId, amount: -100, date: '2026-05-03' }),
    ).rejects.toMatchObject({ code: 'sum_too_large' });
    expect((await listBank(ctx, { page: 1, limit: 1 })).total).toBe(0);
    await query(app.database.db, `UPDATE budgets SET spend_minor = 0 WHERE id = $1`, [budgetId]);
  });
});

describe('lists', () => {
  test('whatever is filtered and sorted, pages put together are what a plain filter of all rows gives', async () => {
    const ctx = newUser();
    const one = await createBudget(ctx, { name: 'One', ...MAY });
    const two = await createBudget(ctx, { name: 'Two', ...MAY });
    const [food, fun] = await Promise.all(
      ['Food', 'Fun'].map((name) =>
        createCategory(ctx, { budgetId: one.id, name, allocationType: 'fixed', allocationValue: 1 }),
      ),
    );
    const rows: TransactionOutput[] = [];
    const shapes = fc.sample(fc.record({ minor: fc.integer({ min: -9, max: 9 }), date, pick }), {
      numRuns: 60,
      seed: 11,
    });
    for (const [i, shape] of shapes.entries()) {
      app.setNow(new Date(Date.UTC(2026, 4, 20, 10, 0, i % 7)).toISOString());
      const isFirst = shape.pick % 3 > 0;
      rows.push(
        await createTransaction(ctx, {
          budgetId: isFirst ? one.id : two.id,
          categoryId: isFirst && shape.pick % 2 === 0 ? food?.id : null,
          subcategoryId: isFirst && shape.pick % 4 === 0 ? fun?.id : null,
          amount: shape.minor,
          date: shape.date,
          details: shape.pick % 5 === 0 ? null : `Note_${shape.pick} 50%`,
        }),
      );
    }
    const filter = fc.record(
      {
        budgetId: fc.constantFrom(one.id, two.id),
        categoryId: fc.constantFrom(food?.id ?? '', fun?.id ?? ''),
        subcategoryId: fc.constant(fun?.id ?? ''),
        startDate: fc.constantFrom('2026-04-01', '2026-05-03'),
        endDate: fc.constantFrom('2026-04-30', '2026-05-03'),
        minAmount: fc.integer({ min: -9, max: 9 }),
        maxAmount: fc.integer({ min: -9, max: 9 }),
        detailsSearch: fc.constantFrom('note', 'NOTE_1', '%', '0%', 'nothing', '_'),
        sort: fc.constantFrom('date' as const, 'amount' as const, 'created_at' as const),
        order: fc.constantFrom('asc' as const, 'desc' as const),
      },
      { requiredKeys: [] },
    );
    // Small bounds, so that looks end early, few are many, and pages get short.
    const look = fc.record({
      brief: fc.integer({ min: 1, max: 9 }),
      few: fc.integer({ min: 1, max: 30 }),
      piece: fc.integer({ min: 1, max: 20 }),
    });
    const goOnMs = fc.constantFrom(0, 3, 1_000);
    const bounds = fc.option(fc.record({ indexed: look, fetched: look, scattered: look, goOnMs }), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(filter, fc.integer({ min: 1, max: 25 }), bounds, async (filter, limit, bounds) => {
        const listed = await allPages(ctx, { ...filter, limit }, bounds);
        expect(listed.map(({ id }) => id).sort()).toEqual(
          rows
            .filter((row) => fits(row, filter))
            .map(({ id }) => id)
            .sort(),
        );
        const { sort = 'date', order = 'desc' } = filter;
        const keys = listed.map((row) => keyOf(row, sort));
        expect(keys).toEqual(
          [...keys].sort((a, b) => (order === 'asc' ? 1 : -1) * (a < b ? -1 : a > b ? 1 : 0)),
        );
      }),
      { numRuns: 200, seed: 3 },
    );
  }, 120_000);

  test('numbered pages of the bank put together are the whole book, the latest first', async () => {
    const ctx = newUser();
    const rows = Array.from({ length: 83 }, (_, i) => {
      const month = String((i % 7) + 1).padStart(2, '0');
      return `2026-${month}-${String((i % 28) + 1).padStart(2, '0')},${i % 4 === 0 ? '' : '-'}${i}.5,n${i},${i % 3 === 0 ? 'Food' : 'Fun'}\n`;
    });
    const file = Buffer.from(`date,amount,details,category\n${rows.join('')}`).toString('base64');
    await importFile(ctx, { file });
    for (const filter of [
      {},
      { category: 'food' },
      { type: 'credit' },
      { category: 'FUN', type: 'debit' },
    ] as const)
      for (const limit of [1, 7, 100]) {
        const first = await listBank(ctx, { page: 1, limit, ...filter });
        const pages = await Promise.all(
          Array.from({ length: first.pages }, (_, i) => listBank(ctx, { page: i + 1, limit, ...filter })),
        );
        const all = pages.flatMap(({ transactions }) => transactions);
        expect(new Set(all.map(({ id }) => id)).size).toBe(first.total);
        const times = all.map(({ timestamp }) => timestamp);
        expect(times).toEqual([...times].sort().toReversed());
        if ('category' in filter) expect(new Set(all.map(({ category }) => category)).size).toBe(1);
      }
    expect(await listBank(ctx, { page: 1_000_000, limit: 100 })).toMatchObject({
      transactions: [],
      total: 83,
    });
  });

  test('a page of the bank names the months it lies in', () => {
    const counts = ['2026-05', '2026-04', '2026-03'].map((month) => ({
      month,
      category: 'Food',
      isCredit: false,
      entries: 10,
    }));
    expect(windowOf(counts, 0, 10)).toMatchObject({ from: '2026-05-01', before: '2026-06-01', skip: 0 });
    expect(windowOf(counts, 15, 10)).toMatchObject({ from: '2026-03-01', before: '2026-05-01', skip: 5 });
    expect(windowOf(counts, 29, 5)).toMatchObject({ from: '2026-03-01', before: '2026-04-01', skip: 9 });
    expect(windowOf(counts, 30, 5)).toBeUndefined();
  });
});

type Asked = Partial<TransactionFilter>;
async function allPages(
  ctx: UserCtx,
  filter: TransactionFilter,
  bounds?: Bounds,
): Promise<TransactionOutput[]> {
  const all: TransactionOutput[] = [];
  for (let cursor: string | undefined; ;) {
    const { data, pagination } = await listTransactions(ctx, { ...filter, cursor }, bounds);
    all.push(...data);
    expect(pagination.hasMore).toBe(pagination.nextCursor !== null);
    if (pagination.nextCursor === null) return all;
    cursor = pagination.nextCursor;
  }
}

const within = <T extends string | number>(value: T, from: T | undefined, to: T | undefined): boolean =>
  (from === undefined || value >= from) && (to === undefined || value <= to);
const fits = (row: TransactionOutput, asked: Asked): boolean =>
  (asked.budgetId === undefined || row.budgetId === asked.budgetId) &&
  (asked.categoryId === undefined || row.categoryId === asked.categoryId) &&
  (asked.subcategoryId === undefined || row.subcategoryId === asked.subcategoryId) &&
  within(row.date, asked.startDate, asked.endDate) &&
  within(Math.round(row.amount * 100), asked.minAmount, asked.maxAmount) &&
  (asked.detailsSearch === undefined ||
    (row.details ?? '').toLowerCase().includes(asked.detailsSearch.toLowerCase()));
const keyOf = (row: TransactionOutput, sort: 'date' | 'amount' | 'created_at'): string | number =>
  sort === 'date' ? row.date : sort === 'amount' ? row.amount : row.createdAt;

describe('the book as insights read it', () => {
  test('has accounts with balances and entries between two days', async () => {
    const ctx = newUser();
    const heard: unknown[] = [];
    app.bus.on('book.changed', (payload) => void heard.push(payload));
    const seed = {
      accounts: [
        { id: 'checking', name: 'Everyday', type: 'checking', balanceMinor: 5_000, currency: 'USD' },
      ],
      entries: [
        entry('2026-04-30', -100, 'eating_out', null),
        entry('2026-05-01', -200, 'groceries', '2026-05-01T18:00:00.000Z'),
        entry('2026-05-02', 300, 'salary', null),
      ],
    } as const;
    expect(await seedBook(ctx, seed)).toBe(true);
    const book = await readBook(ctx, { from: '2026-04-30', to: '2026-05-01' });
    expect(book).toMatchObject({
      isCut: false,
      accounts: [{ name: 'Everyday', kind: 'checking', balanceMinor: 5_000, openingMinor: 5_000 }],
      entries: [
        { date: '2026-04-30', occurredAt: null, category: 'Eating out', amountMinor: -100 },
        { date: '2026-05-01', occurredAt: '2026-05-01T18:00:00.000Z', category: 'Groceries' },
      ],
    });
    expect(await auditBook(ctx)).toEqual([]);
    expect(heard).toContainEqual({ customerId: 'home', userId: ctx.actor.userId });
    expect((await readBook(newUser(), { from: '2000-01-01', to: '2100-01-01' })).entries).toEqual([]);
  });

  test('moves on with its seed: what both have stays as it is, and so does what is not seeded', async () => {
    const ctx = newUser();
    const accounts = [
      { id: 'checking', name: 'Everyday', type: 'checking', balanceMinor: 5_000, currency: 'USD' },
    ] as const;
    const all = ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03'].map((day, i) =>
      entry(day, -100 * (i + 1), 'groceries', null),
    );
    await createRule(ctx, { merchant: 'shop', category: 'Shopping' });
    expect(await seedBook(ctx, { accounts, entries: all.slice(0, 3) })).toBe(true);
    const budget = await createBudget(ctx, { name: 'May', ...MAY });
    const { id: own } = await createTransaction(ctx, {
      budgetId: budget.id,
      amount: -1_000,
      date: '2026-05-02',
      details: 'By hand',
    });
    const before = await readBook(ctx, { from: '2026-04-01', to: '2026-05-31' });
    const later = { accounts, entries: all.slice(1) };
    expect(await seedBook(ctx, later)).toBe(true);
    const after = await readBook(ctx, { from: '2026-04-01', to: '2026-05-31' });
    expect(after.entries.map(({ date }) => date)).toEqual([
      '2026-05-01',
      '2026-05-02',
      '2026-05-02',
      '2026-05-03',
    ]);
    const kept = before.entries.filter(({ date }) => date > '2026-04-30');
    expect(after.entries.filter(({ date }) => date < '2026-05-03')).toEqual(kept);
    expect(after.entries.map(({ id }) => id)).toContain(own);
    expect(after.entries.at(-1)?.category).toBe('Shopping');
    expect(after.accounts).toMatchObject([{ balanceMinor: 5_000, openingMinor: 5_900 }]);
    expect(await auditBook(ctx)).toEqual([]);
    const heard: unknown[] = [];
    app.bus.on('book.changed', (payload) => void heard.push(payload));
    expect(await seedBook(ctx, later)).toBe(false);
    expect(heard).toEqual([]);
  });
});

const entry = (day: string, amountMinor: number, category: string, occurredAt: string | null) => ({
  id: `${day} ${amountMinor}`,
  accountId: 'checking',
  budgetId: null,
  amountMinor,
  currency: 'USD',
  date: day,
  occurredAt,
  category,
  merchant: 'Shop',
  description: 'Shop',
});
