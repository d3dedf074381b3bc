import { created, type Routes } from '../../table.ts';
import { exportResearch } from './export-research.ts';

export const researchRoutes = {
  // ## Research
  'GET   /api/research/instruments': 'research.instruments',
  'POST  /api/users/:uuid/research/consent': 'research.saveConsent',
  'PATCH /api/users/:uuid/research/data-mode': 'research.setDataMode',
  'POST  /api/users/:uuid/research/responses': created('research.saveResponses'),
  'POST  /api/users/:uuid/events': created('research.recordEvent'),
  'POST  /api/users/:uuid/research/progress-snapshots': 'research.saveSnapshot',
  'GET   /api/admin/research/export': exportResearch,
} satisfies Routes;
