import type { Routes } from '../../table.ts';

export const coachRoutes = {
  // ## Coach
  'POST /coach/suggestions': 'coach.suggest',
} satisfies Routes;
