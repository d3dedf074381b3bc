import { diningDetail, plainError } from '../../dialects/dining.ts';
import { family } from '../../table.ts';
import { diningAccountRoutes } from './accounts.ts';
import { diningChatRoutes } from './chat.ts';
import { diningProbeRoutes } from './probes.ts';
import { recommendationRoutes } from './recommendations.ts';
import { diningUserRoutes } from './users.ts';

/** Restaurants that fit a person, and are safe for them. */
export const dining = family({
  name: 'dining',
  title: 'Dining',
  prefix: '',
  dialect: diningDetail,
  sections: {
    Probes: diningProbeRoutes,
    Chat: diningChatRoutes,
    Users: diningUserRoutes,
    Recommendations: recommendationRoutes,
  },
  classes: { '/ready': 'unlimited' },
});

/** The accounts of the same family: their errors are worded otherwise. */
export const diningAccounts = family({
  name: 'dining-accounts',
  title: 'Dining accounts',
  prefix: '',
  dialect: plainError,
  sections: { Accounts: diningAccountRoutes },
  classes: { '/api/signup': 'auth', '/api/login': 'auth', '/api/verify': 'auth' },
});
