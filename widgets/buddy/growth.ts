import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { icon } from '../ui/all-icons.ts';
import { meter } from '../ui/meter.ts';
import { overallShare } from './progress.ts';

type Evolution = NonNullable<WidgetState['evolution']>;

/** How far the next stage is, or the button that takes it there. */
export function nextStage(
  evolution: WidgetState['evolution'],
  language: Language,
  { canEvolve, isBusy, onEvolve }: { canEvolve: boolean; isBusy: boolean; onEvolve: () => void },
): TemplateResult {
  const { say } = language;
  if (!evolution || evolution.nextStage === null) {
    return html`<p class="next-title">${icon('star')} ${say('lastStage')}</p>`;
  }
  const stage = evolution.nextStageName ?? '';
  if (!evolution.ready || !canEvolve) return distance(evolution, language);
  return html`<button
    class="button wide"
    part="button evolve"
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${isBusy ? nothing : onEvolve}
  >
    ${icon('star')} ${say('evolve', { stage })}
  </button>`;
}

/** What is missing, in a few words. */
function missingText(
  { kind, label, needed, actual }: Evolution['requirements'][number],
  { say }: Language,
): string {
  if (kind === 'skill') return say('needsLevel', { label, n: needed });
  if (kind === 'badge') return say('needsBadge', { label });
  return say('balance', { label, n: Math.max(0, needed - actual) });
}

function distance({ ready, requirements, nextStageName }: Evolution, language: Language): TemplateResult {
  const { say, percent } = language;
  const share = overallShare(requirements);
  const stage = nextStageName ?? '';
  const missing = requirements
    .filter((requirement) => !requirement.met)
    .map((requirement) => missingText(requirement, language));
  return html`
    <p class="next-title">
      <span class="ellipsis">${say(ready ? 'nextReady' : 'nextStage', { stage })}</span>
      <span class="share">${percent(share)}</span>
    </p>
    ${meter({ share, label: say('nextStage', { stage }), text: say('percent', { n: percent(share) }) })}
    <p class="missing ellipsis muted">${missing.join(' · ')}</p>
  `;
}
