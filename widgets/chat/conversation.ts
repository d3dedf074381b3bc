import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { notice } from '../ui/notice.ts';
import { chatIcon } from './icons.ts';
import { message } from './message.ts';
import { promptList } from './prompts.ts';
import { messagesOf } from './talk/state.ts';
import type { View } from './view.ts';

function empty(view: View): TemplateResult {
  const { say } = view.language;
  return html`<div class="hello">
    <span class="mark">${chatIcon('spark')}</span>
    <h3>${say('helloTitle')}</h3>
    <p class="muted">${say('helloText')}</p>
    ${view.now.prompts.length > 0 ? promptList(view.now.prompts, view) : nothing}
  </div>`;
}

const failed = ({ talk, language: { say } }: View): TemplateResult =>
  notice({
    art: 'cloud',
    title: say('errorTitle'),
    text: say('errorText'),
    action: { label: say('retry'), run: () => void talk.reload() },
  });

function messages(view: View): TemplateResult {
  const all = messagesOf(view.now);
  return html`<ol class="messages" aria-label=${view.language.say('chat')}>
    ${repeat(
      all,
      ({ key }) => key,
      (shown, at) =>
        guard([shown, view.stamp, at === all.length - 1], () => message(shown, at === all.length - 1, view)),
    )}
  </ol>`;
}

/** What was said, the newest at the end. */
export function conversation(view: View): TemplateResult {
  const { now, scroll, language } = view;
  const isEmpty = now.kept.length === 0 && !now.turn && !now.outgoing;
  const shown = (): TemplateResult => {
    if (now.phase === 'failed') return failed(view);
    if (!isEmpty) return messages(view);
    return now.phase === 'loading'
      ? html`<div class="waiting-room"><i></i><i></i><i></i></div>`
      : empty(view);
  };
  return html`<div
      class="scroll talk"
      tabindex="0"
      role="group"
      aria-label=${language.say('chat')}
      aria-busy=${now.phase === 'loading' ? 'true' : nothing}
      @scroll=${scroll.onScroll}
    >
      ${shown()}
    </div>
    ${
      scroll.isAtEnd || isEmpty
        ? nothing
        : html`<button class="to-end" aria-label=${language.say('toEnd')} @click=${scroll.toEnd}>
            ${chatIcon('down')}
          </button>`
    }`;
}
