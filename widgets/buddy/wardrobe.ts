import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../core/page.ts';
import type { Lively } from '../core/lively.ts';
import type { Item } from '../core/shelf.ts';
import { busyWith } from '../core/store.ts';
import type { WidgetState } from '../core/procedures.ts';
import { dialog } from '../ui/dialog.ts';
import { icon } from '../ui/all-icons.ts';
import { notice } from '../ui/notice.ts';

type Buddy = NonNullable<WidgetState['buddy']>;

/** Wears it, or takes it off. One of a kind: what hung there before comes off with the same request. */
function toggle({ actions }: Lively, item: Item, owned: readonly Item[], worn: readonly string[]): void {
  if (worn.includes(item.id)) return void actions.wear({ unequip: [item.id] });
  const isReplaced = ({ id, category }: Item): boolean =>
    item.category !== 'accessory' && category === item.category && worn.includes(id);
  void actions.wear({ equip: [item.id], unequip: owned.filter(isReplaced).map(({ id }) => id) });
}

function hangers(
  { language }: Page,
  lively: Lively,
  worn: readonly string[],
  isBusy: boolean,
): TemplateResult {
  const { shelf } = lively;
  const { say } = language;
  const { data, error } = shelf.now;
  if (!data && error) {
    const action = { label: say('retry'), run: () => void shelf.reload() };
    return notice({ art: 'cloud', title: say('errorTitle'), text: say('errorText'), action });
  }
  if (!data) {
    return html`<ul class="hangers" aria-busy="true">
      ${[1, 2, 3].map(() => html`<li class="bone hanger-bone"></li>`)}
    </ul>`;
  }
  const owned = data.marketplaces.flatMap(({ items }) => items).filter((item) => item.owned);
  if (owned.length === 0) {
    return notice({ art: 'hanger', title: say('wardrobeEmptyTitle'), text: say('wardrobeEmptyText') });
  }
  return html`<ul class="hangers">
    ${owned.map((item) => {
      const isWorn = worn.includes(item.id);
      return html`<li>
        <button
          class="hanger"
          aria-pressed=${isWorn}
          aria-disabled=${isBusy ? 'true' : nothing}
          @click=${() => (isBusy ? undefined : toggle(lively, item, owned, worn))}
        >
          <img src=${item.imageUrl} alt="" loading="lazy" width="80" height="80" />
          <span class="ellipsis">${item.name}</span>
          <span class="worn muted">${isWorn ? html`${icon('check')}${say('wearing')}` : say('wear')}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

function content(page: Page, lively: Lively, buddy: Buddy): TemplateResult {
  const { say } = page.language;
  const isBusy = busyWith(page.store.now) !== null;
  return html`<div class="wardrobe">
    <h2 class="dialog-title">${say('wardrobe')}</h2>
    <fledge-picture
      class="mirror"
      .src=${buddy.imageUrl}
      .stage=${buddy.stage}
      .label=${buddy.name}
    ></fledge-picture>
    <p class="mirror-status muted">${isBusy ? say('dressing') : nothing}</p>
    ${hangers(page, lively, buddy.equippedItemIds, isBusy)}
  </div>`;
}

/** What is owned, to put on and take off, before a mirror. */
export function wardrobeDialog(
  page: Page,
  lively: Lively,
  buddy: Buddy,
  { isOpen, onClose }: { isOpen: boolean; onClose: () => void },
): TemplateResult {
  const { say } = page.language;
  return dialog({
    isOpen,
    label: say('wardrobe'),
    closeLabel: say('close'),
    onClose,
    content: isOpen ? content(page, lively, buddy) : html``,
  });
}
