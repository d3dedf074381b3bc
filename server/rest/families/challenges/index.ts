import { detail } from '../../dialects/detail.ts';
import { family } from '../../table.ts';

/** Monthly missions, the coach and research. */
export const challenges = family({
  name: 'challenges',
  title: 'Challenges',
  prefix: '',
  dialect: detail,
  sections: {},
});
