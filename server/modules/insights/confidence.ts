import type { Day } from './book/days.ts';
import type { Flow } from './book/flows.ts';

export type Confidence = 'low' | 'medium' | 'high';

const LEVELS: readonly Confidence[] = ['low', 'medium', 'high'];

/**
 * How far a book can be trusted: high from 150 days and 100 entries on, medium from 60 days and 30 entries on, low
 * below, and low when nothing was written down for 30 days.
 */
export function confidenceOf(flows: readonly Flow[], today: Day): Confidence {
  const [first, last] = [flows[0], flows.at(-1)];
  if (!first || !last || today - last.day > 30) return 'low';
  const days = today - first.day + 1;
  if (days >= 150 && flows.length >= 100) return 'high';
  return days >= 60 && flows.length >= 30 ? 'medium' : 'low';
}

/** One level down for what reaches further ahead than the book reaches back. */
export const lowered = (confidence: Confidence): Confidence =>
  LEVELS[Math.max(0, LEVELS.indexOf(confidence) - 1)] ?? 'low';
