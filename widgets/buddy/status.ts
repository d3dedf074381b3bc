import { html, nothing, type TemplateResult } from 'lit';
import type { Language, Word } from '../core/words/words.ts';
import type { Failed, Snapshot } from '../core/store.ts';
import { icon } from '../ui/all-icons.ts';

const WORKING: Record<string, Word> = {
  hatch: 'hatchingTitle',
  evolve: 'evolving',
  equip_item: 'dressing',
  rerender: 'dressing',
};
const FAILED: Record<Failed['type'], Word> = {
  hatch: 'failedHatch',
  evolve: 'failedEvolve',
  equip_item: 'failedEquip',
};
const BY_CODE: Record<string, Word> = {
  category_conflict: 'failedCategory',
  too_many_items: 'failedMany',
  unreachable: 'failedUnreachable',
};

/** What is going on, what went wrong, or that we are offline: one line in a place that is always there. */
export function status(
  { failed, isOnline }: Snapshot,
  { say }: Language,
  { busy, isSlow, onDismiss }: { busy: string | null; isSlow: boolean; onDismiss: () => void },
): TemplateResult | typeof nothing {
  if (busy) {
    const text = say(isSlow ? 'slow' : (WORKING[busy] ?? 'dressing'));
    return html`<p class="status"><span class="spinner" aria-hidden="true"></span><span>${text}</span></p>`;
  }
  if (failed) {
    return html`<p class="status failed">
      <span>${say(BY_CODE[failed.code] ?? FAILED[failed.type])}</span>
      <button class="dismiss" aria-label=${say('close')} @click=${onDismiss}>${icon('close')}</button>
    </p>`;
  }
  return isOnline ? nothing : html`<p class="status">${say('stale')}</p>`;
}
