import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './all-icons.ts';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  icon: IconName;
}
export interface Tabs<Id extends string> {
  tabs: readonly Tab<Id>[];
  active: Id;
  label: string;
  onSelect: (id: Id) => void;
}

/** Where a key leads among `count` tabs, or null if it is none of theirs. */
export function tabForKey(key: string, index: number, count: number, isRtl: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return step === 0 ? null : (index + (isRtl ? -step : step) + count) % count;
}

/** A tab list; the panel is the caller's, with the id `panel`. */
export function tabList<Id extends string>({ tabs, active, label, onSelect }: Tabs<Id>): TemplateResult {
  function onKey(event: KeyboardEvent): void {
    const list = event.currentTarget;
    if (!(list instanceof HTMLElement)) return;
    const isRtl = getComputedStyle(list).direction === 'rtl';
    const index = tabs.findIndex((tab) => tab.id === active);
    const next = tabForKey(event.key, index, tabs.length, isRtl);
    const chosen = next === null ? undefined : tabs[next];
    if (!chosen || next === null) return;
    event.preventDefault();
    onSelect(chosen.id);
    const button = list.children[next];
    if (button instanceof HTMLElement) button.focus();
  }
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map(
      (tab) =>
        html`<button
          class="tab"
          role="tab"
          id="tab-${tab.id}"
          aria-controls="panel"
          aria-selected=${tab.id === active}
          tabindex=${tab.id === active ? 0 : -1}
          @click=${() => onSelect(tab.id)}
        >
          ${icon(tab.icon)}<span>${tab.label}</span>
        </button>`,
    )}
  </div>`;
}
