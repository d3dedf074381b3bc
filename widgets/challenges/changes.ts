import type { Happening } from '../core/happenings.ts';
import type { BoardData, Challenge } from './board.ts';

/** What happened on the board between two answers about one month. */
export function changesBetween(before: BoardData, after: BoardData): Happening[] {
  if (before.month !== after.month) return [];
  const old = new Map(before.challenges.map((challenge) => [challenge.id, challenge]));
  const had = new Set(before.badges.flatMap(({ id, isEarned }) => (isEarned ? [id] : [])));
  const badges = after.badges.flatMap(({ id, name, isEarned }) => (isEarned && !had.has(id) ? [name] : []));
  return after.challenges.flatMap((challenge) =>
    changesOf(old.get(challenge.id), challenge, { totalPoints: after.totalPoints, badges }),
  );
}

function changesOf(
  old: Challenge | undefined,
  { id, title, status, currentProgress, targetValue, rewardPoints: points }: Challenge,
  gains: { totalPoints: number; badges: readonly string[] },
): Happening[] {
  const happened: Happening[] = [];
  if (!old) happened.push({ name: 'challenge-accepted', detail: { id, title } });
  if (status === 'claimed') {
    if (old?.status !== 'claimed')
      happened.push({ name: 'challenge-claimed', detail: { id, title, points, ...gains } });
  } else if (status === 'completed') {
    if (old?.status !== 'completed')
      happened.push({ name: 'challenge-completed', detail: { id, title, points } });
  } else if (status === 'active' && old && currentProgress > old.currentProgress) {
    const detail = { id, title, progress: currentProgress, target: targetValue };
    happened.push({ name: 'challenge-progressed', detail });
  }
  return happened;
}
