export { auditBook, type Drift } from './audit-book.ts';
export { createBudget, deleteBudget, getBudget, listBudgets, updateBudget } from './budgets.ts';
export { bookCurrency } from './book-currency.ts';
export { readBudgetUse, type BudgetUse } from './budget-use.ts';
export { createCategory, deleteCategory, getCategory, listCategories, updateCategory } from './categories.ts';
export { readPlans, type BudgetPlan, type PlanCategory } from './plans.ts';
export type { BudgetOutput, CategoryOutput, TransactionOutput } from './schema.ts';
export { BOOK_QUEUE, BOOK_SOON_QUEUE } from './change-book.ts';
export { fileInto } from './file-into.ts';
export { importFile, previewImport } from './imports/import-file.ts';
export { importInput, MAX_IMPORT_BYTES } from './imports/schema.ts';
export { labelOf } from './label.ts';
export { listBank } from './list-bank.ts';
export { listTransactions } from './list-transactions.ts';
export { MAX_ENTRIES, readBook, type Book, type BookEntry } from './read-book.ts';
export { readDays, type BookDays, type BudgetPeriod, type DaySum } from './read-days.ts';
export { seedBook, type BookSeed } from './seed-book.ts';
export { settleBudgets } from './settle-budgets.ts';
export {
  budgetChange,
  budgetInput,
  categoryChange,
  categoryInput,
  transactionChange,
  transactionInput,
  transactionState,
} from './schema.ts';
export { today } from './today.ts';
export {
  createTransaction,
  deleteTransaction,
  getEntry,
  getTransaction,
  readTransactionState,
  restoreTransaction,
  updateEntry,
  updateTransaction,
} from './transactions.ts';
