import type {
  Budget,
  BudgetCategory,
  NewBudget,
  NewBudgetCategory,
  NewTransaction,
  Transaction,
} from './shapes.ts';
import type { Send } from './transport.ts';

/** The money of your users: what budgets, insights and missions are counted from. */
export interface Book {
  budgets: {
    /** The user's budgets, the newest first; at most a hundred. */
    list(userId: string): Promise<Budget[]>;
    create(budget: NewBudget): Promise<Budget>;
    categories(userId: string, budgetId: string): Promise<BudgetCategory[]>;
    addCategory(category: NewBudgetCategory): Promise<BudgetCategory>;
  };
  transactions: {
    /** Writes a movement into a budget. */
    create(transaction: NewTransaction): Promise<Transaction>;
  };
}

const id = encodeURIComponent;

/** @internal */
export function bookOf(send: Send): Book {
  const get = async <T>(userId: string, path: string, query?: object): Promise<T> =>
    (await send<{ data: T }>({ method: 'GET', path, query, userId })).data;
  const post = async <T>(userId: string, path: string, body: object): Promise<T> =>
    (await send<{ data: T }>({ method: 'POST', path, body, userId })).data;
  return {
    budgets: {
      list: (userId) => get(userId, '/budgets', { limit: 100 }),
      create: ({ userId, ...budget }) => post(userId, '/budgets', budget),
      categories: (userId, budgetId) => get(userId, `/budgets/${id(budgetId)}/categories`),
      addCategory: ({ userId, budgetId, ...category }) =>
        post(userId, `/budgets/${id(budgetId)}/categories`, category),
    },
    transactions: {
      create: ({ userId, ...transaction }) => post(userId, '/transactions', transaction),
    },
  };
}
