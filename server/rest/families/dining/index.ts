import { detailWithCode } from '../../dialects/detail.ts';
import { family } from '../../table.ts';

/** Restaurants that fit a person, and are safe for them. */
export const dining = family({
  name: 'dining',
  title: 'Dining',
  prefix: '',
  dialect: detailWithCode,
  sections: {},
});
