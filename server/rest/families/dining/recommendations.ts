import type { Routes } from '../../table.ts';

export const recommendationRoutes = {
  // ## Recommendations
  'GET /recommendations/:uid': 'dining.recommendations.feed',
  'GET /recommendations/:uid/:restaurant_id/expand': 'dining.recommendations.expand',
} satisfies Routes;
