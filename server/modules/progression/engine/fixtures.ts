import type { z } from 'zod';
import { configContent } from '../../config/content.ts';
import { compile } from './compile.ts';
import type { BuddyFacts, EngineEvent } from './event.ts';
import type { CompiledVersion } from './plan.ts';

/** Shared by the tests of this folder: a version from the few rules a test is about, and events. */

type Content = z.input<typeof configContent>;
type Parts = Partial<Omit<Content, 'evolution'>> & {
  /** Requirements of the stages 2 to 5. */
  stages?: NonNullable<Content['evolution']['stages'][number]['requirements']>[];
};

const UNREACHABLE = { tokens: 1_000_000_000 };

export function contentOf({ stages = [], ...parts }: Parts): Content {
  return {
    tokens: { primary: { key: 'coins', label: 'Coins' }, progression: { key: 'xp', label: 'XP' } },
    coinRules: [],
    tokenRules: [],
    skillSets: [],
    skillRules: [],
    badges: [],
    streaks: [],
    gates: [],
    eventTypes: [],
    ...parts,
    evolution: {
      stages: [1, 2, 3, 4, 5].map((stage) => ({
        stage,
        name: `Stage ${stage}`,
        requirements: stage === 1 ? {} : (stages[stage - 2] ?? UNREACHABLE),
      })),
    },
  };
}

export const version = (parts: Parts): CompiledVersion =>
  compile(configContent.parse(contentOf(parts)), 'cfg_test');

export const facts = (parts: Partial<BuddyFacts> = {}): BuddyFacts => ({
  timezone: 'UTC',
  audience: 'default',
  stage: 1,
  externalCoinsEarned: 0,
  externalTokensEarned: 0,
  externalBadges: [],
  ...parts,
});

let made = 0;

/** An event of a type at an instant such as `2026-04-08T10:30:00Z`. */
export const event = (
  type: string,
  at: string | number,
  properties: Record<string, unknown> = {},
  timezone?: string,
): EngineEvent => ({
  eventId: `evt_${String(++made).padStart(8, '0')}`,
  type,
  occurredAt: new Date(at).toISOString(),
  properties,
  ...(timezone === undefined ? {} : { timezone }),
});

export const named = (key: string) => ({ id: key, key, name: key });
