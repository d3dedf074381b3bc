import { newUuid } from '../../../../kernel/ids.ts';
import type { UserActor } from '../../../../kernel/actor.ts';
import type { App, UserCtx } from '../../../../db/context.ts';
import { createCtx } from '../../../../db/context.ts';
import {
  createBudget,
  createCategory,
  createTransaction,
  seedBook,
  type BookEntry,
} from '../../../book/index.ts';

/** Noon of a Friday. */
export const NOW = '2026-11-27T12:00:00.000Z';
export const TODAY = '2026-11-27';

export const userOf = (userId: string, accountId = 'home', more: Partial<UserActor> = {}): UserActor => ({
  type: 'user',
  accountId,
  mode: 'live',
  userId,
  via: 'login',
  scopes: 'all',
  ...more,
});

export const ctxOf = (app: App, actor: UserActor): UserCtx => createCtx(app, actor, 'req_golden');

type Line = Omit<BookEntry, 'id'>;
const line = (date: string, minor: number, category: string, merchant: string): Line => ({
  accountId: 'checking',
  budgetId: null,
  amountMinor: minor,
  currency: 'USD',
  date,
  occurredAt: null,
  category,
  merchant,
  description: merchant,
});

const day = (month: string, number: number): string => `${month}-${String(number).padStart(2, '0')}`;

const MONTHS = [
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
  '2026-08',
  '2026-09',
  '2026-10',
  '2026-11',
];

/** Nine months of one person, the same every time: figures differ from month to month, so that a wrong one shows. */
export function goldenLines(): Line[] {
  const lines: Line[] = [];
  MONTHS.forEach((month, m) => {
    const add = (number: number, minor: number, category: string, merchant: string): void => {
      const date = day(month, number);
      if (date < TODAY) lines.push(line(date, minor, category, merchant));
    };
    add(1, 420_000, 'salary', 'Northwind Labs');
    add(2, -130_000, 'housing', 'Harbour Homes');
    add(2, -30_000, 'transfer', 'Rainy Day Savings');
    lines.push({ ...line(day(month, 2), 30_000, 'transfer', 'Everyday Checking'), accountId: 'savings' });
    add(5, -4_999, 'internet', 'Fiberline');
    add(9, -1_599, 'subscriptions', 'Lumen Films');
    add(14, -1_099, 'subscriptions', 'Cadence Music');
    add(21, -2_900, 'fitness', 'Ironworks Gym');
    add(12, -8_000 - 137 * m, 'utilities', 'City Power & Light');
    add(3, -6_150 - 211 * m, 'groceries', 'Whole Foods');
    add(10, -5_420 - 97 * m, 'groceries', 'Corner Pantry');
    add(17, -7_310 - 53 * m, 'groceries', 'Whole Foods');
    add(24, -4_880 - 31 * m, 'groceries', 'Corner Pantry');
    add(6, -3_240 - 77 * m, 'dining', 'Trattoria Sole');
    add(20, -2_760 - 19 * m, 'dining', 'Noodle Bar Ito');
    for (const at of [4, 8, 11, 15, 18, 23, 25])
      add(at, -450 - 5 * m - at, 'coffee', at % 2 === 0 ? 'Blue Kettle' : 'Roast & Co');
    for (const at of [7, 13, 19, 26])
      add(at, -1_500 - 11 * m, 'transport', at === 13 ? 'Hail Rides' : 'Metro Card');
    if (m % 2 === 0) add(16, -8_900 - 301 * m, 'shopping', 'Thread House');
    if (m === 4) add(18, -64_500, 'travel', 'Wayfare');
    if (m === 6) add(22, 9_000, 'shopping', 'Thread House');
  });
  lines.push({
    ...line('2026-11-22', -91_300, 'electronics', 'Gizmo Palace'),
    occurredAt: '2026-11-22T03:10:00.000Z',
  });
  return lines;
}

export const ACCOUNTS = [
  { id: 'checking', name: 'Everyday Checking', type: 'checking', balanceMinor: 634_210, currency: 'USD' },
  { id: 'savings', name: 'Rainy Day Savings', type: 'savings', balanceMinor: 1_250_000, currency: 'USD' },
] as const;

/** What is in the budget of November, beside the bank's entries. */
export const BUDGETED = [
  { category: 'Food', amount: -42.5, date: '2026-11-12', details: 'Lunch with Sam' },
  { category: 'Food', amount: -18.75, date: '2026-11-19', details: 'Bakery' },
  { category: 'Fun', amount: -64, date: '2026-11-15', details: 'Concert' },
  { category: 'Fun', amount: -51.2, date: '2026-11-21', details: 'Bowling' },
] as const;
export const LIMITS = { Food: 300, Fun: 100, Clothes: 150 } as const;

/** Fills the caller's book; answers the id of its budget of November. */
export async function fillGolden(ctx: UserCtx): Promise<string> {
  await seedBook(ctx, {
    accounts: ACCOUNTS,
    entries: goldenLines().map((entry) => ({ ...entry, id: newUuid() })),
  });
  const budget = await createBudget(ctx, {
    name: 'November plan',
    startDate: '2026-11-01',
    endDate: '2026-11-30',
    totalIncome: 200_000,
  });
  const ids = new Map<string, string>();
  for (const [name, limit] of Object.entries(LIMITS)) {
    const { id } = await createCategory(ctx, {
      budgetId: budget.id,
      name,
      allocationType: 'fixed',
      allocationValue: limit * 100,
      sortOrder: ids.size,
    });
    ids.set(name, id);
  }
  for (const { category, amount, date, details } of BUDGETED)
    await createTransaction(ctx, {
      budgetId: budget.id,
      categoryId: ids.get(category) ?? null,
      amount: Math.round(amount * 100),
      date,
      details,
    });
  return budget.id;
}
