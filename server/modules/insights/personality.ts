import { isInvested } from './book/categories.ts';
import { savingsRate, since, typicalMonth } from './months.ts';
import type { Study } from './study.ts';

export const PERSONALITIES = [
  'Newcomer',
  'Free Spender',
  'Steady Planner',
  'Growth Investor',
  'Careful Saver',
  'Balanced Investor',
] as const;
export type Personality = (typeof PERSONALITIES)[number];

const INVESTS_WITHIN_DAYS = 90;
const SAVES_PCT = 10;

/**
 * One word for how the user handles money, from a usual month's savings rate and whether the user invests (an
 * investment account holds something, or something was put into investments within 90 days):
 * a book of low confidence or without income is a Newcomer's; below 0 % a Free Spender's; below 10 % a Growth
 * Investor's who invests, else a Steady Planner's; from 10 % on a Balanced Investor's, else a Careful Saver's.
 */
export function personalityOf(study: Study): Personality {
  const month = typicalMonth(study);
  if (study.confidence === 'low' || month.incomeMinor <= 0) return 'Newcomer';
  const rate = savingsRate(month);
  if (rate < 0) return 'Free Spender';
  if (rate < SAVES_PCT) return doesInvest(study) ? 'Growth Investor' : 'Steady Planner';
  return doesInvest(study) ? 'Balanced Investor' : 'Careful Saver';
}

const doesInvest = ({ accounts, flows, today }: Study): boolean =>
  accounts.some(({ type, balanceMinor }) => type === 'investment' && balanceMinor > 0) ||
  since(flows, today - INVESTS_WITHIN_DAYS).some(
    ({ kind, minor, category }) => kind === 'moved' && minor < 0 && isInvested(category),
  );
