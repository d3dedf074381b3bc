import type { Happening } from './happenings.ts';
import type { WidgetState } from './procedures.ts';
import type { Language } from './words/words.ts';

/** What a screen reader hears of a happening; nothing where the visible change speaks for itself. */
export function spoken(language: Language, { name, detail }: Happening, state?: WidgetState | null): string {
  const { say, percent } = language;
  switch (name) {
    case 'coin-earned':
      return say('earned', { ...detail, label: state?.tokens?.primary.label ?? '' });
    case 'badge-awarded':
      return say('earnedBadge', { name: detail.name });
    case 'hatched':
      return say('hatchedSay', { name: detail.name });
    case 'evolved':
      return say('evolvedSay', { stage: detail.stageName });
    case 'equipped':
      return say('dressedSay');
    case 'challenge-accepted':
      return say('acceptedSay', detail);
    case 'challenge-progressed':
      return say('progressedSay', { ...detail, share: percent(detail.progress / detail.target) });
    case 'challenge-completed':
      return say('completedSay', detail);
    case 'challenge-claimed': {
      const { title, points, totalPoints, badges } = detail;
      return [
        say('claimedSay', { points: say('points', { n: points }), title, totalPoints }),
        ...badges.map((badge) => say('earnedBadge', { name: badge })),
      ].join(' ');
    }
    default:
      return '';
  }
}
