import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { momentOf } from '../core/words/dates.ts';
import { chatIcon } from './icons.ts';
import type { Unsent } from './talk/state.ts';
import type { View } from './view.ts';

const MOST_LETTERS = 8_000;
const MOST_LINES = 6;

function trouble(unsent: Unsent, { language: { say, lang } }: View): TemplateResult {
  if (unsent.kind === 'failed')
    return html`<p class="unsent" role="alert">
      ${chatIcon('cloud')}<span>${say('unsent')} ${unsent.message}</span>
    </p>`;
  const { until } = unsent;
  return html`<div class="unsent" role="alert">
    ${chatIcon('clock')}
    <p>
      <b>${say('limitTitle')}</b><br />
      ${until === null ? say('limitTextLater') : say('limitText', { time: momentOf(lang, until) })}
    </p>
  </div>`;
}

/** Where messages are written; while an answer comes, its button ends it. */
export function composer(view: View): TemplateResult {
  const { now, talk, language, isBusy, isOnline, onSend } = view;
  const { say } = language;
  const { draft, unsent, turn } = now;
  const isEmpty = draft.trim() === '';
  const mayStop = isBusy && turn !== null;
  const maySend = !isEmpty && !isBusy && isOnline;
  const send = (): void => {
    // What is written by now: a fast hand is ahead of the picture.
    if (talk.store.now.draft.trim() !== '' && !isBusy && isOnline) onSend(talk.store.now.draft);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (mayStop) talk.stop();
    else send();
  };
  const onKey = (event: KeyboardEvent): void => {
    // Enter ends a word in scripts that are written with an input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const onInput = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLTextAreaElement) talk.write(currentTarget.value);
  };
  return html`<form class="composer" part="composer" @submit=${submit}>
    ${unsent ? trouble(unsent, view) : nothing}
    <div class="field">
      <textarea
        dir="auto"
        rows=${Math.min(MOST_LINES, draft.split('\n').length)}
        maxlength=${MOST_LETTERS}
        aria-label=${say('message')}
        placeholder=${say('messageHint')}
        enterkeyhint="send"
        .value=${live(draft)}
        @input=${onInput}
        @keydown=${onKey}
      ></textarea>
      <button
        class="send"
        aria-label=${say(mayStop ? 'stop' : 'send')}
        aria-disabled=${mayStop || maySend ? nothing : 'true'}
      >
        ${chatIcon(mayStop ? 'stop' : 'up')}
      </button>
    </div>
  </form>`;
}
