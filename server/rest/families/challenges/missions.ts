import { created, type Routes } from '../../table.ts';

export const missionRoutes = {
  // ## Users and budget profile
  'POST /api/users': created('challenges.users.create'),
  'PUT  /api/users/:uuid/profile': 'challenges.users.saveProfile',
  'GET  /api/users/:uuid/points': 'challenges.users.points',
  // ## Challenges
  'GET  /badges': 'challenges.badges',
  'GET  /templates': 'challenges.templates',
  'GET  /api/users/:uuid/challenges': 'challenges.list',
  'POST /api/users/:uuid/challenges/:challenge_template_id/accept': created('challenges.accept', {
    rename: { challenge_template_id: 'templateId' },
  }),
  'POST /api/users/:uuid/challenges/:user_challenge_id/progress': 'challenges.progress',
  'POST /api/users/:uuid/challenges/:user_challenge_id/claim': 'challenges.claim',
} satisfies Routes;

export const summaryRoutes = {
  // ## Summaries
  'POST /api/users/:uuid/summaries/weekly': 'challenges.summaries.saveWeek',
  'GET  /api/users/:uuid/summaries/weekly/:month_key/:week_key': 'challenges.summaries.getWeek',
  'POST /api/users/:uuid/summaries/monthly': 'challenges.summaries.saveMonth',
  'GET  /api/users/:uuid/summaries/monthly/:month_key': 'challenges.summaries.getMonth',
  // ## What a user measured and thought
  'POST /api/users/:uuid/challenge-metrics': 'challenges.saveMetrics',
  'POST /api/users/:uuid/reflections': created('challenges.reflect'),
} satisfies Routes;
