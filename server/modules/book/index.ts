export { listTransactions } from './list-transactions.ts';
export { listBank } from './list-bank.ts';
