import type { BoardData, Challenge, Mission } from './board.ts';

export type Category = Challenge['category'];
export type Difficulty = Challenge['difficulty'];

/** What is shown; null shows all. */
export interface Filter {
  category: Category | null;
  difficulty: Difficulty | null;
}

export const CATEGORIES: readonly Category[] = [
  'needs',
  'wants',
  'culture',
  'unexpected',
  'savings',
  'habits',
];
export const DIFFICULTIES: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** A month's missions by where they stand. */
export interface Sections {
  ready: Challenge[];
  active: Challenge[];
  suggested: Mission[];
  more: Mission[];
  done: Challenge[];
  failed: Challenge[];
}

/** `held` are challenges claimed just now: they stay where they were claimed, so that nothing jumps. */
export function sectionsOf(
  { challenges, open }: Pick<BoardData, 'challenges' | 'open'>,
  { category, difficulty }: Filter,
  held: ReadonlySet<string>,
): Sections {
  const isWanted = (mission: Pick<Challenge, 'category' | 'difficulty'>): boolean =>
    (category === null || mission.category === category) &&
    (difficulty === null || mission.difficulty === difficulty);
  const mine = challenges.filter(isWanted);
  const others = open.filter(isWanted);
  const isReady = ({ id, status }: Challenge): boolean =>
    status === 'completed' || (status === 'claimed' && held.has(id));
  return {
    ready: mine.filter(isReady),
    active: mine.filter(({ status }) => status === 'active'),
    suggested: others.filter(({ isAiSuggested }) => isAiSuggested),
    more: others.filter(({ isAiSuggested }) => !isAiSuggested),
    done: mine.filter((challenge) => challenge.status === 'claimed' && !isReady(challenge)),
    failed: mine.filter(({ status }) => status === 'failed'),
  };
}
