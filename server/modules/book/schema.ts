import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { MAX_AMOUNT_MINOR, money } from '../../kernel/money.ts';

/** Two fraction digits at most; what is stored of it are hundredths. */
const income = money.refine((minor) => minor >= 0, 'must not be negative');

export const budgetInput = z.strictObject({
  name: f.text(255),
  startDate: f.day,
  endDate: f.day,
  totalIncome: income.optional(),
  householdId: f.uuid.nullable().optional(),
});
export const budgetChange = z.strictObject({
  budgetId: f.uuidPath,
  name: f.text(255).optional(),
  startDate: f.day.optional(),
  endDate: f.day.optional(),
  totalIncome: income.optional(),
});
export const budgetOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  startDate: z.string(),
  endDate: z.string(),
  totalIncome: z.number(),
  totalSpend: z.number(),
  householdId: z.guid().nullable(),
  createdAt: z.string(),
});
export type BudgetInput = z.output<typeof budgetInput>;
export type BudgetChange = z.output<typeof budgetChange>;
export type BudgetOutput = z.output<typeof budgetOutput>;

export const categoryInput = z.strictObject({
  budgetId: f.uuidPath,
  name: f.text(255),
  color: f.color.optional(),
  icon: f.text(64).nullable().optional(),
  allocationType: z.enum(['fixed', 'percentage']),
  allocationValue: income,
  sortOrder: z.number().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR).optional(),
});
export const categoryChange = z.strictObject({
  categoryId: f.uuidPath,
  name: f.text(255).optional(),
  color: f.color.optional(),
  icon: f.text(64).nullable().optional(),
  allocationType: z.enum(['fixed', 'percentage']).optional(),
  allocationValue: income.optional(),
  sortOrder: z.number().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR).optional(),
});
export type CategoryChange = z.output<typeof categoryChange>;
export const categoryOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  color: z.string(),
  icon: z.string().nullable(),
  allocationType: z.string(),
  allocationValue: z.number(),
  totalSpend: z.number(),
  sortOrder: z.number(),
});
export type CategoryInput = z.output<typeof categoryInput>;
export type CategoryOutput = z.output<typeof categoryOutput>;

const details = f.text(1_000, 0).nullable();

export const transactionInput = z.strictObject({
  budgetId: f.uuid,
  categoryId: f.uuid.nullable().optional(),
  subcategoryId: f.uuid.nullable().optional(),
  amount: money,
  date: f.dayOrInstant,
  details: details.optional(),
});
export const transactionChange = z.strictObject({
  transactionId: f.uuidPath,
  categoryId: f.uuid.nullable().optional(),
  subcategoryId: f.uuid.nullable().optional(),
  amount: money.optional(),
  date: f.dayOrInstant.optional(),
  details: details.optional(),
});
export const transactionOutput = z.object({
  id: z.uuid(),
  budgetId: z.uuid(),
  categoryId: z.uuid().nullable(),
  subcategoryId: z.uuid().nullable(),
  amount: z.number(),
  date: z.string(),
  details: z.string().nullable(),
  createdAt: z.string(),
});
export type TransactionInput = z.output<typeof transactionInput>;
export type TransactionChange = z.output<typeof transactionChange>;
export type TransactionOutput = z.output<typeof transactionOutput>;

/** All that a change of a transaction can change, as it is kept for putting it back. */
export const transactionState = z.strictObject({
  categoryId: z.string().nullable(),
  subcategoryId: z.string().nullable(),
  category: z.string(),
  categoryBy: z.enum(['user', 'rule', 'source', 'none']),
  amountMinor: z.int(),
  date: z.string(),
  occurredAt: z.string(),
  isTimed: z.boolean(),
  details: z.string().nullable(),
});
export type TransactionState = Readonly<z.output<typeof transactionState>>;

export const cursorPage = {
  limit: z.int().min(1).max(100).optional(),
  cursor: z.string().max(500).optional(),
};
export const transactionFilter = z.strictObject({
  ...cursorPage,
  budgetId: f.uuid.optional(),
  categoryId: f.uuid.optional(),
  subcategoryId: f.uuid.optional(),
  startDate: f.day.optional(),
  endDate: f.day.optional(),
  minAmount: money.optional(),
  maxAmount: money.optional(),
  detailsSearch: f.text(200).optional(),
  sort: z.enum(['date', 'amount', 'created_at']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type TransactionFilter = z.output<typeof transactionFilter>;
export const budgetFilter = z.strictObject({
  ...cursorPage,
  householdId: f.uuid.optional(),
  status: z.enum(['active', 'archived']).optional(),
});
export type BudgetFilter = z.output<typeof budgetFilter>;

export const deletedOutput = z.object({ deleted: z.boolean() });
export type Deleted = z.output<typeof deletedOutput>;

export const bankFilter = z.strictObject({
  page: z.int().min(1).max(1_000_000_000).default(1),
  limit: z.int().min(1).max(100).default(20),
  category: f.text(255).optional(),
  type: z.enum(['credit', 'debit']).optional(),
  userId: f.userId.optional(),
});
export type BankFilter = z.output<typeof bankFilter>;
export const bankPage = z.object({
  transactions: z.array(
    z.object({
      id: z.uuid(),
      merchant: z.string(),
      category: z.string(),
      amount: z.number(),
      type: z.enum(['credit', 'debit']),
      timestamp: z.string(),
      tags: z.array(z.string()),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});
export type BankPage = z.output<typeof bankPage>;

const words = (max: number) => f.text(max).refine((text) => text.trim() !== '', 'must hold more than blanks');
export const ruleInput = z.strictObject({ merchant: words(100), category: words(255) });
export const ruleOutput = z.object({
  id: z.uuid(),
  merchant: z.string(),
  category: z.string(),
  createdAt: z.string(),
});
export type RuleInput = z.output<typeof ruleInput>;
export type RuleOutput = z.output<typeof ruleOutput>;
