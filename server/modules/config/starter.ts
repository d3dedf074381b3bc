import type { ConfigContent } from './content.ts';

/** Names of the five stages where a configuration gives none of its own. */
export const STAGE_NAMES = ['Hatchling', 'Fledgling', 'Juvenile', 'Adult', 'Elder'] as const;

/** What a first draft starts from: two tokens, five stages that ask for XP, and no rule. */
export const starterContent = (): ConfigContent => ({
  tokens: { primary: { key: 'coins', label: 'Coins' }, progression: { key: 'xp', label: 'XP' } },
  coinRules: [],
  tokenRules: [],
  skillSets: [],
  skillRules: [],
  badges: [],
  streaks: [],
  evolution: {
    autoEvolve: false,
    stages: STAGE_NAMES.map((name, index) => ({
      stage: index + 1,
      name,
      description: '',
      requirements: index === 0 ? {} : { tokens: [100, 500, 2_000, 6_000][index - 1] },
    })),
  },
  gates: [],
  eventTypes: [],
});

/** Whether no event would ever do anything under it. */
export const isEmpty = (content: ConfigContent): boolean =>
  [content.coinRules, content.tokenRules, content.skillRules, content.badges, content.streaks].every(
    (rules) => rules.length === 0,
  );
