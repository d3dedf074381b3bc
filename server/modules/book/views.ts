import { decimalOf } from '../../kernel/money.ts';
import type { BudgetRow, CategoryRow } from './find.ts';
import type { NewTransaction } from './rollups.ts';
import type { BudgetOutput, CategoryOutput, TransactionOutput } from './schema.ts';

export const budgetView = (row: BudgetRow): BudgetOutput => ({
  id: row.id,
  name: row.name,
  startDate: row.startDate,
  endDate: row.endDate,
  totalIncome: decimalOf(row.incomeMinor),
  totalSpend: decimalOf(row.spendMinor),
  householdId: row.householdId,
  createdAt: row.createdAt,
});

export const categoryView = (row: CategoryRow): CategoryOutput => ({
  id: row.id,
  name: row.name,
  color: row.color,
  icon: row.icon,
  allocationType: row.allocation,
  allocationValue: decimalOf(row.allocationHundredths),
  totalSpend: decimalOf(row.spendMinor),
  sortOrder: row.sortOrder,
});

export const transactionView = (
  row: Pick<
    NewTransaction,
    'id' | 'categoryId' | 'subcategoryId' | 'amountMinor' | 'date' | 'details' | 'createdAt'
  > & { budgetId: string },
): TransactionOutput => ({
  id: row.id,
  budgetId: row.budgetId,
  categoryId: row.categoryId,
  subcategoryId: row.subcategoryId,
  amount: decimalOf(row.amountMinor),
  date: row.date,
  details: row.details,
  createdAt: row.createdAt,
});
