import type { Routes } from '../../table.ts';

export const bankingTransactionRoutes = {
  // ## Transactions
  'GET /api/transactions': 'book.transactions.bank',
} satisfies Routes;
