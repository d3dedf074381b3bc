import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { amount, customerId, instant } from '../../db/columns.ts';

export type AccountKind = 'checking' | 'savings' | 'cash' | 'investment' | 'credit' | 'loan';

/** Where a user's money lies. The balance is the opening balance and the sum of the account's transactions. */
export const bookAccounts = pgTable(
  'book_accounts',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<AccountKind>().notNull(),
    currency: text('currency').notNull(),
    openingMinor: amount('opening_minor').notNull(),
    balanceMinor: amount('balance_minor').notNull(),
    /** The balance that the bank stated last, and the day it was true at the end of; the opening follows from it. */
    statedMinor: amount('stated_minor'),
    statedDate: date('stated_date', { mode: 'string' }),
    /** How imports find it again: a digest of the bank's number, or its name. */
    sourceKey: text('source_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('book_accounts_source').on(t.customerId, t.userId, t.sourceKey),
  ],
);

export const budgets = pgTable(
  'budgets',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    startDate: date('start_date', { mode: 'string' }).notNull(),
    endDate: date('end_date', { mode: 'string' }).notNull(),
    incomeMinor: amount('income_minor').notNull(),
    /** Spend minus refunds of its transactions. */
    spendMinor: amount('spend_minor').notNull(),
    householdId: uuid('household_id'),
    /** When it was judged kept or not, after its end. */
    settledAt: instant('settled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('budgets_of_user').on(t.customerId, t.userId, t.id),
    index('budgets_to_settle')
      .on(t.endDate)
      .where(sql`settled_at IS NULL`),
  ],
);

export const budgetCategories = pgTable(
  'budget_categories',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    budgetId: uuid('budget_id').notNull(),
    name: text('name').notNull(),
    color: text('color').notNull(),
    icon: text('icon'),
    allocation: text('allocation').$type<'fixed' | 'percentage'>().notNull(),
    /** Minor units, or hundredths of a percent. */
    allocationHundredths: amount('allocation_hundredths').notNull(),
    /** Spend minus refunds of the transactions filed under it, as category or as subcategory. */
    spendMinor: amount('spend_minor').notNull(),
    sortOrder: doublePrecision('sort_order').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('budget_categories_of_budget').on(t.customerId, t.budgetId, t.sortOrder, t.id),
  ],
);

/** Who chose a transaction's category. What the user chose, no rule changes. */
export type CategoryBy = 'user' | 'rule' | 'source' | 'none';

/**
 * The one book: every movement of money of every user, negative is spend. Each list of either family has an index
 * whose order is its own and that holds what the other filters ask for, so a page costs the same in a book of a million
 * rows: only the rows that it shows are fetched. Ids sort by creation.
 */
export const transactions = pgTable(
  'transactions',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    accountId: uuid('account_id'),
    budgetId: uuid('budget_id'),
    categoryId: uuid('category_id'),
    subcategoryId: uuid('subcategory_id'),
    amountMinor: amount('amount_minor').notNull(),
    isCredit: boolean('is_credit')
      .notNull()
      .generatedAlwaysAs(sql`amount_minor >= 0`),
    currency: text('currency').notNull(),
    /** The day in the user's own calendar. */
    date: date('date', { mode: 'string' }).notNull(),
    /** Noon (UTC) of that day where only the day is known. */
    occurredAt: instant('occurred_at').notNull(),
    isTimed: boolean('is_timed').notNull(),
    category: text('category').notNull(),
    categoryBy: text('category_by').$type<CategoryBy>().notNull(),
    merchant: text('merchant'),
    details: text('details'),
    /** The bank's own id of the movement. */
    importId: text('import_id'),
    /** Digest of account, day, amount and text as imported; equal payments share it. */
    importHash: uuid('import_hash'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('transactions_import')
      .on(t.customerId, t.userId, t.accountId, t.importId)
      .where(sql`import_id IS NOT NULL`),
    index('transactions_content')
      .on(t.customerId, t.userId, t.importHash)
      .where(sql`import_hash IS NOT NULL`),
    index('transactions_by_account')
      .on(t.accountId, t.date)
      .where(sql`account_id IS NOT NULL`),
    index('transactions_by_day').on(t.customerId, t.userId, t.isCredit, t.date, t.occurredAt, t.id),
    index('transactions_by_label').on(
      t.customerId,
      t.userId,
      t.category,
      t.isCredit,
      t.date,
      t.occurredAt,
      t.id,
    ),
    index('transactions_budgeted_day')
      .on(t.customerId, t.userId, t.date, t.occurredAt, t.id, t.amountMinor)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_budgeted_amount')
      .on(t.customerId, t.userId, t.amountMinor, t.id, t.date, t.occurredAt)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_budgeted_age')
      .on(t.customerId, t.userId, t.id, t.date, t.occurredAt, t.amountMinor)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_of_budget_day')
      .on(t.customerId, t.budgetId, t.date, t.occurredAt, t.id, t.amountMinor)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_of_budget_amount')
      .on(t.customerId, t.budgetId, t.amountMinor, t.id, t.date, t.occurredAt)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_of_budget_age')
      .on(t.customerId, t.budgetId, t.id, t.date, t.occurredAt, t.amountMinor)
      .where(sql`budget_id IS NOT NULL`),
    index('transactions_of_category_day')
      .on(t.customerId, t.categoryId, t.date, t.occurredAt, t.id, t.amountMinor)
      .where(sql`category_id IS NOT NULL`),
    index('transactions_of_category_amount')
      .on(t.customerId, t.categoryId, t.amountMinor, t.id, t.date, t.occurredAt)
      .where(sql`category_id IS NOT NULL`),
    index('transactions_of_category_age')
      .on(t.customerId, t.categoryId, t.id, t.date, t.occurredAt, t.amountMinor)
      .where(sql`category_id IS NOT NULL`),
    index('transactions_of_subcategory_day')
      .on(t.customerId, t.subcategoryId, t.date, t.occurredAt, t.id, t.amountMinor)
      .where(sql`subcategory_id IS NOT NULL`),
    index('transactions_of_subcategory_amount')
      .on(t.customerId, t.subcategoryId, t.amountMinor, t.id, t.date, t.occurredAt)
      .where(sql`subcategory_id IS NOT NULL`),
    index('transactions_of_subcategory_age')
      .on(t.customerId, t.subcategoryId, t.id, t.date, t.occurredAt, t.amountMinor)
      .where(sql`subcategory_id IS NOT NULL`),
  ],
);

/**
 * The book summed by month, label and direction: counts for pages, sums for insights. `firstCreatedAt` and
 * `lastCreatedAt` bound when rows of the month were written, and only ever widen.
 */
export const bookMonths = pgTable(
  'book_months',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    /** `YYYY-MM`. */
    month: text('month').notNull(),
    category: text('category').notNull(),
    isCredit: boolean('is_credit').notNull(),
    entries: integer('entries').notNull(),
    sumMinor: amount('sum_minor').notNull(),
    firstCreatedAt: instant('first_created_at').notNull(),
    lastCreatedAt: instant('last_created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.month, t.category, t.isCredit] })],
);

/** `merchant contains pattern → category`; the longest pattern that fits wins. */
export const categoryRules = pgTable(
  'category_rules',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    /** Lower case. */
    pattern: text('pattern').notNull(),
    category: text('category').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('category_rules_pattern').on(t.customerId, t.userId, t.pattern),
  ],
);
