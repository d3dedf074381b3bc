import type { Happening } from './happenings.ts';
import type { WidgetState } from './procedures.ts';
import type { Language } from './words/words.ts';

/** What a screen reader hears of a happening; nothing where the visible change speaks for itself. */
export function spoken({ say }: Language, { name, detail }: Happening, state: WidgetState | null): string {
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
    default:
      return '';
  }
}
