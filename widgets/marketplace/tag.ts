import { html, type TemplateResult } from 'lit';
import type { Item } from '../core/shelf.ts';
import type { Language } from '../core/words/words.ts';
import { icon } from '../ui/all-icons.ts';
import { coin } from '../ui/icons.ts';
import { isFree, standingOf } from './shelves.ts';

/** The price, or why there is none. */
export function tag(item: Item, isWorn: boolean, balance: number, { say, number }: Language): TemplateResult {
  const standing = standingOf(item, balance);
  if (standing === 'owned')
    return html`<span class="tag own">${icon('check')}${say(isWorn ? 'wearing' : 'owned')}</span>`;
  if (standing === 'sold_out') return html`<span class="tag">${say('soldOut')}</span>`;
  if (standing === 'locked') return html`<span class="tag">${icon('lock')}${say('locked')}</span>`;
  if (isFree(item)) return html`<span class="tag price">${say('free')}</span>`;
  return html`<span class="tag price" ?data-short=${standing === 'short'}
    >${coin()}${number(item.price)}</span
  >`;
}

export const gem = (rarity: Item['rarity'], { say }: Language): TemplateResult =>
  html`<span class="gem" data-rarity=${rarity}>${say(rarity)}</span>`;
