import { detail } from '../../dialects/detail.ts';
import { family } from '../../table.ts';
import { bankingAuthRoutes } from './auth.ts';
import { insightRoutes } from './insights.ts';
import { notificationRoutes } from './notifications.ts';
import { observeRoutes } from './observe.ts';
import { bankingTransactionRoutes } from './transactions.ts';

/** A person's accounts: logins, transactions, insights, notifications. */
export const banking = family({
  name: 'banking',
  title: 'Banking',
  prefix: '',
  dialect: detail,
  sections: {
    Authentication: bankingAuthRoutes,
    Insights: insightRoutes,
    Notifications: notificationRoutes,
    Observability: observeRoutes,
    Transactions: bankingTransactionRoutes,
  },
  classes: {
    '/api/auth/register': 'auth',
    '/api/auth/login': 'auth',
    '/api/auth/refresh': 'auth',
  },
});
