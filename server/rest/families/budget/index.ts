import { dataEnvelope } from '../../dialects/data-envelope.ts';
import { family } from '../../table.ts';
import { aiAgentRoutes } from './ai-agent.ts';
import { budgetRoutes } from './budgets.ts';
import { keyRoutes } from './keys.ts';
import { meRoutes } from './me.ts';
import { transactionRoutes } from './transactions.ts';

/** Budgets, categories and transactions of a person. */
export const budget = family({
  name: 'budget',
  title: 'Budget',
  prefix: '/api/v1',
  dialect: dataEnvelope,
  sections: {
    Profile: meRoutes,
    Budgets: budgetRoutes,
    Transactions: transactionRoutes,
    'AI agent': aiAgentRoutes,
    'API keys': keyRoutes,
  },
});
