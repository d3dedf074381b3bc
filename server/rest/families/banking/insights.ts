import type { Routes } from '../../table.ts';

export const insightRoutes = {
  // ## Dashboard
  'GET  /api/dashboard/overview': 'insights.overview',

  // ## Intelligence
  'GET  /api/ai/coaching/score': 'insights.score',
  'GET  /api/ai/coaching/briefing': 'insights.briefing',
  'GET  /api/ai/behavior/insights': 'insights.behaviour',
  'GET  /api/ai/twin/predict': 'insights.predict',
  'GET  /api/ai/twin/future': 'insights.future',
  'GET  /api/ai/twin/scenarios': 'insights.scenarios',
  'GET  /api/ai/fraud/analysis': 'insights.fraud',
  'POST /api/ai/chat': 'assistant.chat',
  'POST /api/ai/simulate/purchase': 'insights.simulatePurchase',
} satisfies Routes;
