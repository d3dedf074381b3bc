import type { Word } from '../../core/words/words.ts';
import type { Place } from '../shapes.ts';

/** What a card says of a place and its user's allergies. Anything but a clean bill is a reason to stop and read. */
export type Verdict = 'clear' | 'unknown' | 'unsafe' | 'unjudged';

export function verdictOf(
  { allergySafe, allergyConfidence, warnings }: Pick<Place, 'allergySafe' | 'allergyConfidence' | 'warnings'>,
  isJudged: boolean,
): Verdict {
  if (warnings.some(({ confidence }) => confidence !== 'low')) return 'unsafe';
  if (warnings.length > 0) return 'unknown';
  if (!isJudged) return 'unjudged';
  return allergySafe && allergyConfidence !== 'low' ? 'clear' : 'unknown';
}

export const CONFIDENCE_WORDS = {
  high: 'sureHigh',
  medium: 'sureMedium',
  low: 'sureLow',
} satisfies Record<Place['allergyConfidence'], Word>;
