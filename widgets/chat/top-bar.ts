import { html, nothing, type TemplateResult } from 'lit';
import { chatIcon, type ChatIcon } from './icons.ts';
import type { View } from './view.ts';

/** What is shown, and the ways to what is not. `isBare` offers no ways. */
export function topBar(view: View, { isBare = false } = {}): TemplateResult {
  const { now, ui, set, talk, language, onClose } = view;
  const { say } = language;
  const isHistory = ui.place === 'history';
  const button = (name: string, icon: ChatIcon, label: string, run: () => void): TemplateResult =>
    html`<button class="tool ${name}" aria-label=${label} title=${label} @click=${run}>
      ${chatIcon(icon)}
    </button>`;
  const toHistory = (): void => {
    void talk.history.load();
    set({ place: 'history' }, '.top h2');
  };
  const toTalk = (): void => set({ place: 'talk', renaming: null, removing: null }, '.to-history');
  const begin = (): void => {
    talk.fresh();
    set({ place: 'talk', editing: null, saying: '' }, '.composer textarea');
  };
  return html`<header class="top" part="header">
    ${
      isBare
        ? nothing
        : isHistory
          ? button('to-talk', 'back', say('back'), toTalk)
          : button('to-history', 'list', say('history'), toHistory)
    }
    <h2 tabindex="-1" dir="auto">${isHistory ? say('history') : (now.conversation?.title ?? say('chat'))}</h2>
    ${isBare ? nothing : button('begin', 'plus', say('newTalk'), begin)}
    ${onClose ? button('close', 'close', say('chatClose'), onClose) : nothing}
  </header>`;
}
