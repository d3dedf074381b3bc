export { readAccounts, type AccountRow } from './accounts.ts';
export { auditBook, type Drift } from './audit-book.ts';
export { importFile, previewImport } from './imports/import-file.ts';
export { labelOf } from './label.ts';
export { listBank } from './list-bank.ts';
export { listTransactions } from './list-transactions.ts';
export { MAX_ENTRIES, readBook, type Book, type BookEntry } from './read-book.ts';
export { seedBook, type BookSeed } from './seed-book.ts';
export { settleBudgets } from './settle-budgets.ts';
