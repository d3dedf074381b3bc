import { html, nothing, type TemplateResult } from 'lit';
import { chatIcon } from './icons.ts';
import { promptList } from './prompts.ts';
import type { Card } from './shapes.ts';
import type { Shown } from './talk/shown.ts';
import { latestOf } from './talk/state.ts';
import type { Extra } from './talk/turn.ts';
import type { View } from './view.ts';

const COPIED_MS = 2_000;
/** Stands for a card whose drawing is on its way. */
const bone = html`<div class="card-bone"></div>`;

function mine({ text, status }: Shown, { language }: View): TemplateResult {
  return html`<li class="message mine" part="message" data-status=${status}>
    <h3 class="sr">${language.say('you')}</h3>
    <p dir="auto">${text}</p>
  </li>`;
}

function card(data: Card, isLast: boolean, view: View): unknown {
  if (data.kind === 'prompts') return isLast && !view.isBusy ? promptList(data.prompts, view) : nothing;
  const cards = view.parts.cards.now();
  return cards ? cards.cardOf(data, view.language) : bone;
}

function extra(each: Extra, isLast: boolean, view: View): unknown {
  if ('card' in each) return card(each.card, isLast, view);
  const action = latestOf(view.now, each.actionId);
  if (!action) return nothing;
  return view.parts.changes.now()?.card(action, view) ?? bone;
}

/** What is being done: finished steps, then the one that runs. */
const waiting = ({ steps, text }: Shown, { language: { say } }: View): TemplateResult =>
  html`<div class="waiting">
    ${
      text === ''
        ? html`<ul>
            ${steps.slice(0, -1).map((step) => html`<li dir="auto">${chatIcon('check')}${step}</li>`)}
          </ul>`
        : nothing
    }
    <p dir="auto">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span>${text === '' ? (steps.at(-1) ?? say('thinking')) : ''}</span>
    </p>
  </div>`;

function failure({ status, error }: Shown, { language: { say } }: View): unknown {
  if (status === 'stopped') return html`<p class="aside">${say('stopped')}</p>`;
  if (status !== 'failed') return nothing;
  return html`<p class="unsent">
    ${chatIcon('danger')}<span>${error?.message ?? say('answerFailed')}</span>
  </p>`;
}

function tools(shown: Shown, isLast: boolean, view: View): unknown {
  const { key, text, turnId, status, error } = shown;
  const { language, ui, set, talk, isBusy, isOnline } = view;
  const { say } = language;
  const isCopied = ui.copied === key;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    set({ copied: key });
    setTimeout(() => set({ copied: null }), COPIED_MS);
  };
  const mayCopy = text !== '' && 'clipboard' in navigator;
  const mayRetry =
    isLast && turnId !== null && !isBusy && (status !== 'failed' || error?.retryable !== false);
  if (!mayCopy && !mayRetry) return nothing;
  return html`<p class="tools">
    ${
      mayCopy
        ? html`<button class="small" @click=${() => void copy()}>
            ${chatIcon(isCopied ? 'check' : 'copy')}<span role="status"
              >${say(isCopied ? 'copied' : 'copy')}</span
            >
          </button>`
        : nothing
    }
    ${
      mayRetry
        ? html`<button
            class="small"
            aria-disabled=${isOnline ? nothing : 'true'}
            @click=${() => isOnline && void talk.retry(turnId)}
          >
            ${chatIcon('again')}${say(status === 'failed' ? 'retry' : 'again')}
          </button>`
        : nothing
    }
  </p>`;
}

function answer(shown: Shown, isLast: boolean, view: View): TemplateResult {
  const { key, text, extras, status } = shown;
  const isComing = status === 'running';
  const paper = text === '' ? undefined : view.parts.paper.now();
  return html`<li class="message answer" part="message" data-status=${status} aria-busy=${isComing}>
    <h3 class="sr">${view.language.say('chat')}</h3>
    ${
      text === ''
        ? nothing
        : html`<div class="prose">${paper ? paper.draw(key, text) : html`<p class="raw">${text}</p>`}</div>`
    }
    ${extras.map((each) => extra(each, isLast, view))} ${failure(shown, view)}
    ${isComing ? waiting(shown, view) : tools(shown, isLast, view)}
  </li>`;
}

export const message = (shown: Shown, isLast: boolean, view: View): TemplateResult =>
  shown.isMine ? mine(shown, view) : answer(shown, isLast, view);
