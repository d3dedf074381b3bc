import { created, type Routes } from '../../table.ts';

const read = { scope: 'budgets:read' };
const write = { scope: 'budgets:write' };

export const budgetRoutes = {
  // ## Budgets
  'GET /budgets': { call: 'book.budgets.list', ...read },
  'POST /budgets': created('book.budgets.create', write),
  'GET /budgets/:budgetId': { call: 'book.budgets.get', ...read },
  'PATCH /budgets/:budgetId': { call: 'book.budgets.update', ...write },
  'DELETE /budgets/:budgetId': { call: 'book.budgets.remove', ...write },
  // ## Categories
  'GET /budgets/:budgetId/categories': { call: 'book.categories.list', ...read },
  'POST /budgets/:budgetId/categories': created('book.categories.create', write),
} satisfies Routes;
