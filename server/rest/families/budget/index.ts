import { dataEnvelope } from '../../dialects/data-envelope.ts';
import { family } from '../../table.ts';

/** Budgets, categories and transactions of a person. */
export const budget = family({
  name: 'budget',
  title: 'Budget',
  prefix: '/api/v1',
  dialect: dataEnvelope,
  sections: {},
});
