import type { BuddyFacts } from './engine/index.ts';

/** What a buddy got from outside the rules; it counts towards thresholds like what the rules gave. */
export interface External {
  /** Lifetime sums of grants of the primary token. */
  coins: number;
  /** The same of the progression token. */
  tokens: number;
  /** Points added to what skill rules made; may be negative. */
  skills: Record<string, number>;
  /** Badges awarded by hand. */
  badges: string[];
}

export const noExternal = (): External => ({ coins: 0, tokens: 0, skills: {}, badges: [] });
export const printExternal = (external: External): string => JSON.stringify(external);
/** Takes back what `printExternal` made. */
export const parseExternal = (text: string): External => {
  const external: External = JSON.parse(text);
  return external;
};

/** What the engine reads of a buddy besides its state. */
export const factsOf = (
  buddy: { audience: string; stage: number },
  timezone: string,
  external: External,
): BuddyFacts => ({
  timezone,
  audience: buddy.audience,
  stage: buddy.stage,
  externalCoinsEarned: external.coins,
  externalTokensEarned: external.tokens,
  externalBadges: external.badges,
  externalSkills: external.skills,
});
