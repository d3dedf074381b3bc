import { isDetail, type FamilyContract } from './family.ts';

const SUMS = {
  total_spent: 3200.5,
  spent_wants: 900,
  spent_needs: 1800.5,
  spent_culture: 300,
  spent_unexpected: 200,
  logging_days_count: 5,
};

const MONTH_SO_FAR = {
  budget_used_ratio: 0.72,
  needs_share: 0.45,
  wants_share: 0.28,
  culture_share: 0.12,
  unexpected_share: 0.05,
  savings_goal_progress: 0.4,
  prev_w_adj: 0.5,
  prev_c_adj: 0.5,
  prev_s_adj: 0.5,
  risk_profile: 0.5,
};

const THIS_MONTH = new Date().toISOString().slice(0, 7);

export const challenges: FamilyContract = {
  family: 'challenges',
  open: [
    'GET /badges',
    'GET /templates',
    'POST /api/users',
    'POST /coach/suggestions',
    'GET /api/research/instruments',
    // Open to whoever holds the export token.
    'GET /api/admin/research/export',
  ],
  prepare: async ({ at }) => {
    at.app.settings.researchExportToken = 'research-token-of-the-tests';
    return {};
  },
  fixtures: ({ hints }) => ({
    'PUT /api/users/:uuid/profile': { body: { income_range_id: 3, savings_goal_type: 'monthly' } },
    'POST /api/users': { body: {} },
    'GET /api/users/:uuid/challenges': { query: `month=${THIS_MONTH}` },
    'POST /api/users/:uuid/challenges/:challenge_template_id/accept': {
      params: { uuid: String(hints.uuid), challenge_template_id: '12' },
      body: { challenge_template_id: 12, month_range: THIS_MONTH, source: 'user', ai_suggestion_id: null },
    },
    'POST /api/users/:uuid/challenges/:user_challenge_id/progress': {
      body: { current_progress: 3 },
      status: 404,
    },
    'POST /api/users/:uuid/challenges/:user_challenge_id/claim': { body: {}, status: 404 },
    'POST /api/users/:uuid/summaries/weekly': { body: { month_key: 202606, week_key: 2, ...SUMS } },
    'POST /api/users/:uuid/summaries/monthly': { body: { month_key: 202606, ...SUMS } },
    'GET /api/users/:uuid/summaries/weekly/:month_key/:week_key': {
      params: { uuid: String(hints.uuid), month_key: '202606', week_key: '2' },
    },
    'GET /api/users/:uuid/summaries/monthly/:month_key': {
      params: { uuid: String(hints.uuid), month_key: '202606' },
    },
    'POST /api/users/:uuid/challenge-metrics': {
      body: { month_range: '2026-06', metrics: { expense_log_days: 12 } },
    },
    'POST /api/users/:uuid/reflections': {
      body: { phase: 'weekly', category: 'wants', reflection_text: 'Snacks again.' },
    },
    'POST /coach/suggestions': { body: MONTH_SO_FAR },
    'POST /api/users/:uuid/research/consent': {
      body: { consented: true, age_confirmed: true, data_mode: 'private' },
    },
    'PATCH /api/users/:uuid/research/data-mode': { body: { data_mode: 'sync' } },
    'POST /api/users/:uuid/research/responses': {
      body: {
        phase: 'pre',
        instrument_key: 'budget_confidence',
        response_type: 'survey',
        responses: { q1: 4, q2: 3 },
      },
    },
    'POST /api/users/:uuid/events': {
      body: { event_name: 'challenge_catalog_viewed', context: { source: 'challenge_tab' } },
    },
    'POST /api/users/:uuid/research/progress-snapshots': { body: { month_range: '2026-06', level: 2 } },
    'GET /api/admin/research/export': {
      headers: { 'x-research-export-token': 'research-token-of-the-tests' },
    },
  }),
  rank: (key) => (key.includes('/research/data-mode') ? 5 : key.startsWith('GET /api/users') ? 4 : undefined),
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.' },
};
