import type { Stage } from '../look.ts';

/** How much of its grown size each part has at an age. */
export const GROWTH: Readonly<
  Record<Stage, { ears: number; tail: number; horns: number; wings: number; marks: number }>
> = {
  1: { ears: 0.5, tail: 0, horns: 0.24, wings: 0.28, marks: 0.4 },
  2: { ears: 0.7, tail: 0.46, horns: 0.42, wings: 0.46, marks: 0.65 },
  3: { ears: 0.95, tail: 0.72, horns: 0.68, wings: 0.68, marks: 0.9 },
  4: { ears: 1.02, tail: 0.95, horns: 0.86, wings: 0.88, marks: 1 },
  5: { ears: 1.06, tail: 1.04, horns: 0.98, wings: 1, marks: 1 },
};
