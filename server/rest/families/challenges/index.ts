import { detail } from '../../dialects/detail.ts';
import { family } from '../../table.ts';
import { coachRoutes } from './coach.ts';
import { researchRoutes } from './research.ts';
import { missionRoutes, summaryRoutes } from './missions.ts';

/** Monthly missions, the coach and research. */
export const challenges = family({
  name: 'challenges',
  title: 'Challenges',
  prefix: '',
  dialect: detail,
  sections: {
    Challenges: missionRoutes,
    Summaries: summaryRoutes,
    Coach: coachRoutes,
    Research: researchRoutes,
  },
});
