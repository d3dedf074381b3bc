import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';

type Egg = NonNullable<WidgetState['egg']>;

/** No egg yet, and where it will lie. */
export const emptyNest = ({ say }: Language): TemplateResult =>
  html`<div class="egg-story">
    <p class="name">${say('noEggTitle')}</p>
    <p class="muted">${say('noEggText')}</p>
  </div>`;

/** What to say of an egg, and the button when it is time. */
export function eggStory(
  egg: Egg,
  { say }: Language,
  { isHatching, canHatch, onHatch }: { isHatching: boolean; canHatch: boolean; onHatch: () => void },
): TemplateResult {
  const phase =
    isHatching || egg.status === 'hatching' ? 'hatching' : egg.status === 'ready' ? 'ready' : 'waiting';
  const words = {
    waiting: ['eggWaitingTitle', 'eggWaitingText'],
    ready: ['eggReadyTitle', 'eggReadyText'],
    hatching: ['hatchingTitle', 'hatchingText'],
  } as const;
  const [title, text] = words[phase];
  return html`<div class="egg-story">
    <p class="name">${say(title)}</p>
    <p class="muted">${say(text)}</p>
    ${phase === 'hatching' ? html`<span class="progress-line" aria-hidden="true"></span>` : nothing}
    ${
      phase === 'ready' && canHatch
        ? html`<button class="button" part="button hatch" @click=${onHatch}>${say('hatch')}</button>`
        : nothing
    }
  </div>`;
}
