import type { WidgetState } from './procedures.ts';

/** A state of a user with a buddy, for tests. */
export const stateWith = (change: Partial<WidgetState> = {}): WidgetState => ({
  user: { id: 'ada' },
  buddy: {
    id: 'bdy_1',
    name: 'Mochi',
    stage: 1,
    stageName: 'Hatchling',
    status: 'active',
    audience: 'default',
    style: 'cute',
    variant: 1,
    mood: 'happy',
    imageUrl: '/1.svg',
    thumbUrl: '/1.svg',
    equippedItemIds: [],
    createdAt: '2026-01-01T00:00:00.000Z',
  },
  egg: null,
  tokens: {
    primary: { key: 'coins', label: 'coins', icon: null, balance: 10, earned: 30 },
    progression: { key: 'xp', label: 'XP', icon: null, balance: 5, earned: 5 },
  },
  skills: [],
  badges: [],
  streaks: [],
  evolution: null,
  operations: [],
  scopes: ['read'],
  readOnly: false,
  theme: { scheme: 'auto', preset: 'paper' },
  sequence: 7,
  expiresAt: '2026-01-01T01:00:00.000Z',
  ...change,
});
