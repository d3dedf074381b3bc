import type { WidgetState } from '../core/procedures.ts';

type Evolution = NonNullable<WidgetState['evolution']>;
type Requirement = Evolution['requirements'][number];

export const shareOf = ({ needed, actual, met }: Pick<Requirement, 'needed' | 'actual' | 'met'>): number =>
  met || needed <= 0 ? 1 : Math.min(1, Math.max(0, actual / needed));

/** How far the next stage is, over all requirements alike; whole only when it really is. */
export function overallShare(requirements: readonly Requirement[]): number {
  if (requirements.length === 0) return 0;
  const sum = requirements.reduce((total, requirement) => total + shareOf(requirement), 0);
  const share = sum / requirements.length;
  return requirements.every((requirement) => requirement.met) ? 1 : Math.min(0.99, share);
}

/** How far a skill is within its level. */
export function levelShare({ value, max, level, pointsPerLevel }: WidgetState['skills'][number]): number {
  if (value >= max) return 1;
  return Math.min(1, Math.max(0, (value - level * pointsPerLevel) / pointsPerLevel));
}
