/** One of the six parts of the score. */
export interface Component {
  readonly max: number;
  /** A whole number of points; half of `max` where the book does not know. */
  readonly score: number;
  readonly isKnown: boolean;
  /** The figure that the points follow from, and the rule, so that anybody can check them. */
  readonly explanation: string;
  /** What would earn more; absent when nothing is missing or known. */
  readonly advice?: string;
}

/** Where the book is silent, half the points: neither praise nor blame. */
export const unknown = (max: number, why: string): Component => ({
  max,
  score: max / 2,
  isKnown: false,
  explanation: `${why}, so it counts half`,
});

/**
 * Points on the line from `none` (0 points) to `all` (all points), rounded. The figure is the one the explanation
 * shows, already rounded, so that the points can be computed from the text.
 */
export function pointsOf(max: number, figure: number, { none, all }: { none: number; all: number }): number {
  const share = (figure - none) / (all - none);
  return Math.round(max * Math.min(1, Math.max(0, share)));
}
