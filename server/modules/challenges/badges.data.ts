/** What a user has done in all months, for badges. */
export interface ClaimRecord {
  claimed: number;
  hardClaimed: number;
  kinds: number;
  months: number;
  points: number;
}

export interface Badge {
  id: number;
  slug: string;
  name: string;
  description: string;
  icon: string;
  isEarned: (record: ClaimRecord) => boolean;
}

/** Seeded badges; ids are for ever. */
export const BADGES: readonly Badge[] = [
  {
    id: 1,
    slug: 'first-reward',
    name: 'First reward',
    description: 'Claim the reward of one challenge.',
    icon: 'gift',
    isEarned: (r) => r.claimed >= 1,
  },
  {
    id: 2,
    slug: 'five-rewards',
    name: 'On a roll',
    description: 'Claim five rewards.',
    icon: 'flame',
    isEarned: (r) => r.claimed >= 5,
  },
  {
    id: 3,
    slug: 'twenty-rewards',
    name: 'Old hand',
    description: 'Claim twenty rewards.',
    icon: 'crown',
    isEarned: (r) => r.claimed >= 20,
  },
  {
    id: 4,
    slug: 'hard-one',
    name: 'The hard way',
    description: 'Claim a hard challenge.',
    icon: 'mountain',
    isEarned: (r) => r.hardClaimed >= 1,
  },
  {
    id: 5,
    slug: 'hard-five',
    name: 'Made of stone',
    description: 'Claim five hard challenges.',
    icon: 'shield',
    isEarned: (r) => r.hardClaimed >= 5,
  },
  {
    id: 6,
    slug: 'all-kinds',
    name: 'All-rounder',
    description: 'Claim a challenge of each of the five kinds.',
    icon: 'compass',
    isEarned: (r) => r.kinds >= 5,
  },
  {
    id: 7,
    slug: 'three-months',
    name: 'Three months',
    description: 'Claim rewards of three different months.',
    icon: 'calendar',
    isEarned: (r) => r.months >= 3,
  },
  {
    id: 8,
    slug: 'twelve-months',
    name: 'A whole year',
    description: 'Claim rewards of twelve different months.',
    icon: 'sun',
    isEarned: (r) => r.months >= 12,
  },
  {
    id: 9,
    slug: 'thousand-points',
    name: 'Thousand points',
    description: 'Collect a thousand points.',
    icon: 'star',
    isEarned: (r) => r.points >= 1_000,
  },
];
