import type { Language, Word } from '../core/words/words.ts';
import type { Challenge } from './board.ts';

const COUNTED: Record<Exclude<Challenge['unit'], 'percent'>, Word> = {
  days: 'inDays',
  weeks: 'inWeeks',
  reflections: 'inReflections',
};

/** How far a challenge is, in the figure that counts: `3 of 7 days`. */
export function figureOf(
  { currentProgress, targetValue, unit }: Pick<Challenge, 'currentProgress' | 'targetValue' | 'unit'>,
  { say, number, percent }: Language,
): string {
  if (unit === 'percent')
    return say('progressOf', {
      actual: percent(currentProgress / 100),
      needed: percent(targetValue / 100),
    });
  return say(COUNTED[unit], { n: targetValue, actual: number(currentProgress) });
}
