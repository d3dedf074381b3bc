import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { momentOf, dayOf } from '../../core/words/dates.ts';
import { notice } from '../../ui/notice.ts';
import { chatIcon } from '../icons.ts';
import type { Conversation } from '../shapes.ts';
import type { View } from '../view.ts';

export { historyStyles } from './history.styles.ts';

const WEEK_MS = 6 * 86_400_000;

const whenOf = (iso: string, lang: string): string =>
  Date.now() - Date.parse(iso) < WEEK_MS ? momentOf(lang, iso) : dayOf(lang, iso);

const MOST_LETTERS = 120;

function renaming({ id, title }: Conversation, { talk, set, language: { say } }: View): TemplateResult {
  const done = (): void => set({ renaming: null }, `[data-id="${id}"] .open`);
  const submit = (event: Event): void => {
    event.preventDefault();
    const field = event.target instanceof HTMLFormElement ? event.target.querySelector('input') : null;
    const next = field?.value.trim() ?? '';
    if (next !== '' && next !== title) void talk.history.rename(id, next);
    done();
  };
  return html`<form class="row-form" @submit=${submit}>
    <input
      class="input"
      dir="auto"
      maxlength=${MOST_LETTERS}
      aria-label=${say('title')}
      .value=${title ?? ''}
    />
    <button class="button">${say('save')}</button>
    <button class="button quiet" type="button" @click=${done}>${say('cancel')}</button>
  </form>`;
}

function removing({ id }: Conversation, { talk, set, language: { say } }: View): TemplateResult {
  const remove = (): void => {
    void talk.history.remove(id);
    set({ removing: null }, '.top h2');
  };
  return html`<div class="row-form" role="group" aria-label=${say('removeAsk')}>
    <p>${say('removeAsk')}</p>
    <button class="button danger" @click=${remove}>${say('remove')}</button>
    <button class="button quiet keep" @click=${() => set({ removing: null }, `[data-id="${id}"] .remove`)}>
      ${say('keep')}
    </button>
  </div>`;
}

function row(each: Conversation, view: View): TemplateResult {
  const { ui, now, set, talk, language } = view;
  const { say, lang } = language;
  const { id, runningTurnId } = each;
  const title = each.title ?? say('untitled');
  const open = (): void => {
    if (now.conversation?.id !== id) void talk.open(id);
    view.scroll.toEnd();
    set({ place: 'talk', editing: null }, '.talk');
  };
  const tools = html`<button
      class="tool"
      aria-label=${say('renameOf', { title })}
      title=${say('rename')}
      @click=${() => set({ renaming: id, removing: null }, `[data-id="${id}"] input`)}
    >
      ${chatIcon('pen')}</button
    ><button
      class="tool remove"
      aria-label=${say('removeOf', { title })}
      title=${say('remove')}
      @click=${() => set({ removing: id, renaming: null }, `[data-id="${id}"] .keep`)}
    >
      ${chatIcon('bin')}
    </button>`;
  return html`<li class="row" data-id=${id} aria-current=${now.conversation?.id === id ? 'true' : nothing}>
    ${
      ui.renaming === id
        ? renaming(each, view)
        : html`<button class="open" @click=${open}>
              <b dir="auto">${title}</b>
              <span class="muted"
                >${runningTurnId === null ? whenOf(each.lastMessageAt ?? each.createdAt, lang) : say('answering')}</span
              ></button
            >${tools}`
    }
    ${ui.removing === id ? removing(each, view) : nothing}
  </li>`;
}

/** The conversations, the latest first. */
export function historyList(view: View): TemplateResult {
  const { now, talk, language } = view;
  const { say } = language;
  const { list, listError } = now;
  if (!list && listError)
    return notice({
      art: 'cloud',
      title: say('errorTitle'),
      text: say('historyError'),
      action: { label: say('retry'), run: () => void talk.history.load() },
    });
  if (!list) return html`<div class="waiting-room"><i></i><i></i><i></i></div>`;
  if (list.length === 0) return notice({ art: 'moon', title: say('historyEmpty'), text: '' });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say('history')}>
    ${listError ? html`<p class="unsent" role="alert">${say('errorTitle')}</p>` : nothing}
    <ul class="rows">
      ${repeat(
        list,
        ({ id }) => id,
        (each) => row(each, view),
      )}
    </ul>
  </div>`;
}
