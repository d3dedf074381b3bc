import { html, type TemplateResult } from 'lit';
import type { Choice, Editing } from './editing.ts';
import { fieldsOf, type Field } from './fields.ts';
import type { PendingAction } from '../shapes.ts';
import type { View } from '../view.ts';

function choice({ name, value }: Field, choices: readonly Choice[], none: string): TemplateResult {
  return html`<select class="input" name=${name}>
    <option value="" ?selected=${value === ''}>${none}</option>
    ${choices.map(({ id, name: label }) => html`<option value=${id} ?selected=${id === value}>${label}</option>`)}
  </select>`;
}

function input({ name, kind, value }: Field): TemplateResult {
  if (kind === 'date') return html`<input class="input" type="date" name=${name} required .value=${value} />`;
  // A text field: what a number looks like is the reader's business, not the browser's.
  return html`<input
    class="input"
    name=${name}
    dir="auto"
    inputmode=${kind === 'amount' ? 'decimal' : 'text'}
    ?required=${name !== 'details'}
    .value=${value}
  />`;
}

/** The fields of a change, corrected in place. What comes of it is shown and asked again. */
export function editForm(action: PendingAction, view: View, editing: Editing): TemplateResult {
  const { now, language } = view;
  const { say } = language;
  const choices = editing.categories;
  const isBusy = now.busy.has(action.id);
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isBusy || !(form instanceof HTMLFormElement)) return;
    const values = new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    if (!editing.save(action, values)) form.querySelector<HTMLElement>('.input')?.focus();
  };
  return html`<form class="fields" @submit=${submit}>
    ${fieldsOf(action.action, choices !== null).map(
      (field) =>
        html`<label
          ><span>${say(field.word)}</span>
          ${field.kind === 'category' ? choice(field, choices ?? [], say('noCategory')) : input(field)}</label
        >`,
    )}
    <div class="choices">
      <button class="button" aria-disabled=${isBusy ? 'true' : 'false'}>
        ${say(isBusy ? 'loading' : 'editSave')}
      </button>
      <button class="button quiet" type="button" @click=${() => editing.stop(action)}>
        ${say('cancel')}
      </button>
    </div>
  </form>`;
}
