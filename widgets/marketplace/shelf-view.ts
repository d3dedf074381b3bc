import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../core/shelf.ts';
import type { Language } from '../core/words/words.ts';
import { notice } from '../ui/notice.ts';
import { shelvesOf, standingOf, type Filter } from './shelves.ts';
import { gem, tag } from './tag.ts';

/** What a shelf shows and whom it tells. */
export interface ShelfView {
  items: readonly Item[];
  worn: readonly string[];
  balance: number;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (item: Item) => void;
}

export const filterBar = (
  filters: readonly Filter[],
  { filter, onFilter }: ShelfView,
  { say }: Language,
): TemplateResult =>
  html`<div class="filters" part="filters" role="group" aria-label=${say('filter')}>
    ${filters.map(
      (each) =>
        html`<button class="chip" aria-pressed=${each === filter} @click=${() => onFilter(each)}>
          ${say(each)}
        </button>`,
    )}
  </div>`;

/** A picture that can not be had leaves its tile empty. */
function onPicture({ type, target }: Event): void {
  if (target instanceof Element) target.toggleAttribute('data-missing', type === 'error');
}

function card(item: Item, { worn, balance, onOpen }: ShelfView, language: Language): TemplateResult {
  const { say } = language;
  const standing = standingOf(item, balance);
  const isScarce = item.stock !== null && item.stock > 0 && item.stock <= 5 && standing !== 'owned';
  return html`<li>
    <button
      class="card"
      part="item"
      data-standing=${standing}
      data-rarity=${item.rarity}
      @click=${() => onOpen(item)}
    >
      <span class="tile"
        ><img
          src=${item.imageUrl}
          alt=""
          loading="lazy"
          decoding="async"
          width="160"
          height="160"
          @load=${onPicture}
          @error=${onPicture}
      /></span>
      ${isScarce ? html`<span class="scarce">${say('left', { n: item.stock ?? 0 })}</span>` : nothing}
      <span class="item-name">${item.name}</span>
      <span class="facts"
        >${gem(item.rarity, language)}${tag(item, worn.includes(item.id), balance, language)}</span
      >
    </button>
  </li>`;
}

/** The items by category, each category a shelf. */
export function shelfList(view: ShelfView, language: Language): TemplateResult {
  const { say } = language;
  const shelves = shelvesOf(view.items, view.filter);
  if (shelves.length === 0) {
    const isBare = view.items.length === 0;
    return notice({
      art: 'hanger',
      title: say(isBare ? 'shelfEmptyTitle' : 'filterEmptyTitle'),
      text: say(isBare ? 'shelfEmptyText' : 'filterEmptyText'),
    });
  }
  return html`${shelves.map(
    ({ category, items }) =>
      html`<section class="shelf" aria-labelledby="shelf-${category}">
        <h3 id="shelf-${category}">${say(category)}</h3>
        <ul class="cards">
          ${items.map((item) => card(item, view, language))}
        </ul>
      </section>`,
  )}`;
}
