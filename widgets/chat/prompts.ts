import { html, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** What to say next, as buttons. */
export const promptList = (
  prompts: readonly string[],
  { language, isBusy, isOnline, onSend }: View,
): TemplateResult =>
  html`<ul class="prompts" aria-label=${language.say('suggestions')}>
    ${prompts.map(
      (prompt) =>
        html`<li>
          <button
            class="prompt"
            dir="auto"
            aria-disabled=${isBusy || !isOnline}
            @click=${() => isBusy || !isOnline || onSend(prompt)}
          >
            ${prompt}
          </button>
        </li>`,
    )}
  </ul>`;
