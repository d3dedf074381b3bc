import { html, nothing, type TemplateResult } from 'lit';
import { editForm } from './edit-form.ts';
import type { Editing } from './editing.ts';
import { chatIcon, type ChatIcon } from '../icons.ts';
import type { PendingAction } from '../shapes.ts';
import { minutesTo, STANDING_WORDS, standingOf, type Standing } from './standing.ts';
import type { View } from '../view.ts';

const ICONS: Record<Standing, ChatIcon> = {
  waits: 'question',
  executed: 'check',
  undone: 'undo',
  cancelled: 'cross',
  expired: 'clock',
  replaced: 'again',
};

function lineList({ lines }: PendingAction, { language: { say } }: View): TemplateResult {
  return html`<dl class="lines" aria-label=${say('willChange')}>
    ${lines.map(
      ({ label, before, after }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            ${
              before === null
                ? nothing
                : html`<span class="sr">${say('from')} </span><s dir="auto">${before}</s
                    ><span class="arrow" aria-hidden="true">→</span>`
            }<b dir="auto">${after}</b>
          </dd>
        </div>`,
    )}
  </dl>`;
}

function choices(action: PendingAction, view: View, editing: Editing): TemplateResult {
  const { talk, now, mayReadBook, language } = view;
  const { say } = language;
  const { confirm, cancel } = talk.decisions;
  const isBusy = now.busy.has(action.id);
  const button = (name: string, label: string, run: () => void): TemplateResult =>
    html`<button
      class="button ${name}"
      part="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => isBusy || run()}
    >
      ${label}
    </button>`;
  return html`<div class="choices">
    ${button('confirm', say(isBusy ? 'loading' : 'confirmAction'), () => void confirm(action))}
    ${button('quiet edit', say('edit'), () => editing.start(action, mayReadBook))}
    ${button('quiet cancel', say('cancel'), () => void cancel(action))}
  </div>`;
}

function undo(action: PendingAction, view: View): unknown {
  const { talk, now, language } = view;
  const left = minutesTo(action.undoableUntil);
  if (left === 0) return nothing;
  const isBusy = now.busy.has(action.id);
  return html`<div class="choices">
    <button
      class="button quiet undo"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => isBusy || void talk.decisions.undo(action)}
    >
      ${chatIcon('undo')}${isBusy ? language.say('loading') : language.say('undoLeft', { n: left })}
    </button>
  </div>`;
}

/** A change with what it would do, until it is decided; then what became of it. */
export function changeCard(action: PendingAction, view: View, editing: Editing): TemplateResult {
  const { now, ui, language } = view;
  const { say } = language;
  const { id, title, summary, lines } = action;
  const standing = standingOf(action);
  const failure = now.failures.get(id);
  const isEditing = standing === 'waits' && ui.editing === id;
  const left = minutesTo(action.expiresAt);
  return html`<section
    class="change"
    part="change"
    data-change=${id}
    data-standing=${standing}
    aria-labelledby="change-${id}"
    tabindex="-1"
  >
    <p class="standing">
      ${chatIcon(ICONS[standing])}<span role="status">${say(STANDING_WORDS[standing])}</span>
      ${standing === 'waits' ? html`<span class="muted">${say('expiresIn', { n: left })}</span>` : nothing}
    </p>
    <h4 id="change-${id}" dir="auto">${title}</h4>
    ${lines.length > 0 || summary === title ? nothing : html`<p class="muted" dir="auto">${summary}</p>`}
    ${isEditing ? editForm(action, view, editing) : lineList(action, view)}
    ${failure ? html`<p class="unsent" role="alert">${chatIcon('danger')}<span>${say(failure)}</span></p>` : nothing}
    ${standing === 'waits' && !isEditing ? choices(action, view, editing) : nothing}
    ${standing === 'executed' ? undo(action, view) : nothing}
  </section>`;
}
