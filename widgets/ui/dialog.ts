import { html, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { noChange } from 'lit';
import { icon } from './all-icons.ts';

/** Opens and closes a native dialog with a value: the browser holds focus, escape and the layer above the page. */
class OpenDirective extends Directive {
  render(_isOpen: boolean): typeof noChange {
    return noChange;
  }
  override update({ element }: ElementPart, [isOpen]: [boolean]): typeof noChange {
    if (!(element instanceof HTMLDialogElement) || element.open === isOpen) return noChange;
    // Children are rendered after this part; focus needs them.
    queueMicrotask(() => {
      if (!element.isConnected || element.open === isOpen) return;
      if (isOpen) element.showModal();
      else element.close();
    });
    return noChange;
  }
}
const opened = directive(OpenDirective);

export interface Dialog {
  isOpen: boolean;
  label: string;
  closeLabel: string;
  onClose: () => void;
  content: TemplateResult;
}

export function dialog({ isOpen, label, closeLabel, onClose, content }: Dialog): TemplateResult {
  const onClick = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) onClose();
  };
  return html`<dialog
    class="dialog"
    part="dialog"
    aria-label=${label}
    @close=${onClose}
    @click=${onClick}
    ${opened(isOpen)}
  >
    <div class="dialog-body">
      <button class="dialog-close" aria-label=${closeLabel} @click=${onClose}>${icon('close')}</button>
      ${content}
    </div>
  </dialog>`;
}
