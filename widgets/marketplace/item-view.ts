import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../core/shelf.ts';
import type { Language, Word } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { icon } from '../ui/all-icons.ts';
import { coin } from '../ui/icons.ts';
import { meter } from '../ui/meter.ts';
import { isFree, standingOf } from './shelves.ts';
import { gem, tag } from './tag.ts';

/** Where a purchase stands. */
export type Phase = 'looking' | 'confirming' | 'buying' | 'bought' | 'failed';

export interface Purse {
  balance: number;
  /** What the coins are called. */
  label: string;
}

export interface ItemView {
  item: Item;
  purse: Purse;
  phase: Phase;
  failure: Word;
  isTryingOn: boolean;
  isBusy: boolean;
  onTryOn: () => void;
  onPhase: (phase: Phase) => void;
  onBuy: () => void;
  onWear: (isWorn: boolean) => void;
}

function preview(
  { item, isTryingOn, onTryOn }: ItemView,
  { buddy }: WidgetState,
  { say }: Language,
): TemplateResult {
  const worn = isTryingOn && item.tryOnUrl;
  return html`<div class="preview">
    ${
      worn && buddy
        ? html`<fledge-picture
            class="model"
            .src=${worn}
            .stage=${buddy.stage}
            .label=${say('tryingOn', { name: item.name })}
          ></fledge-picture>`
        : html`<img class="model" src=${item.imageUrl} alt=${item.name} width="240" height="240" />`
    }
    ${
      item.tryOnUrl && buddy && !item.equipped
        ? html`<button class="button quiet try" aria-pressed=${isTryingOn} @click=${onTryOn}>
            ${icon(isTryingOn ? 'check' : 'hanger')} ${say('tryOn')}
          </button>`
        : nothing
    }
  </div>`;
}

const spend = (n: number, { say, number }: Language): TemplateResult =>
  html`<span class="sr">${say('buy', { n })}</span
    ><span class="spend" aria-hidden="true">${coin()} ${number(n)}</span>`;

function shortOf(item: Item, { balance, label }: Purse, { say }: Language): TemplateResult {
  const text = say('missing', { n: item.price - balance, label });
  return html`<div class="short">
    <p><b>${text}</b></p>
    ${meter({ share: balance / item.price, label, text })}
    <p class="muted">${say('youHave', { n: balance, label })}</p>
  </div>`;
}

/** What can be done with the item now, and if nothing, why. */
function action(view: ItemView, state: WidgetState, language: Language): TemplateResult | typeof nothing {
  const { item, purse, phase, failure, isBusy, onPhase, onBuy, onWear } = view;
  const { buddy, scopes, readOnly } = state;
  const { say } = language;
  const standing = standingOf(item, purse.balance);
  const isWorn = buddy?.equippedItemIds.includes(item.id) ?? false;

  if (phase === 'buying') {
    return html`<p class="working"><span class="spinner" aria-hidden="true"></span>${say('buying')}</p>`;
  }
  if (standing === 'owned') {
    const canWear = buddy && !readOnly && scopes.includes('items:equip');
    return html`${
      phase === 'bought'
        ? html`<div class="bought">
            <p class="bought-title">${say('boughtTitle')}</p>
            <p class="muted">${say('boughtText', { name: item.name })}</p>
          </div>`
        : nothing
    }
    ${
      canWear
        ? html`<button
            class="button wide ${isWorn ? 'quiet' : ''}"
            part="button wear"
            aria-disabled=${isBusy ? 'true' : nothing}
            @click=${() => (isBusy ? undefined : onWear(isWorn))}
          >
            ${isBusy ? say('dressing') : say(isWorn ? 'takeOff' : phase === 'bought' ? 'wearNow' : 'wear')}
          </button>`
        : nothing
    }`;
  }
  if (standing === 'locked') {
    return html`<p class="why">
      ${icon('lock')}<span>${say('lockedText', { label: item.locked?.label ?? '' })}</span>
    </p>`;
  }
  if (standing === 'sold_out')
    return html`<p class="why">${say(phase === 'failed' ? failure : 'soldOut')}</p>`;
  if (!buddy) return html`<p class="why">${say('noBuddyYet')}</p>`;
  if (readOnly || !scopes.includes('marketplace:purchase'))
    return html`<p class="why">${icon('eye')}${say('viewOnly')}</p>`;
  if (standing === 'short') return shortOf(item, purse, language);
  if (phase === 'confirming') {
    const left = purse.balance - (isFree(item) ? 0 : item.price);
    return html`<div class="confirm">
      <p><b>${say('confirmTitle', { name: item.name })}</b></p>
      <p class="muted">${say('confirmText', { n: left, label: purse.label })}</p>
      <div class="pair">
        <button class="button quiet" part="button" @click=${() => onPhase('looking')}>
          ${say('cancel')}
        </button>
        <button class="button" part="button confirm" @click=${onBuy}>${say('confirm')}</button>
      </div>
    </div>`;
  }
  return html`${phase === 'failed' ? html`<p class="why warn">${say(failure)}</p>` : nothing}
    <button class="button wide" part="button buy" @click=${() => onPhase('confirming')}>
      ${isFree(item) ? say('getFree') : spend(item.price, language)}
    </button>`;
}

/** One item, tried on and ready to be bought or worn. */
export function itemView(view: ItemView, state: WidgetState, language: Language): TemplateResult {
  const { item } = view;
  const isWorn = state.buddy?.equippedItemIds.includes(item.id) ?? false;
  return html`${preview(view, state, language)}
    <div class="about">
      <h2 class="dialog-title">${item.name}</h2>
      <p class="facts">${gem(item.rarity, language)}${tag(item, isWorn, Infinity, language)}</p>
      <p class="muted">${item.description}</p>
      <div class="action" aria-live="polite">${action(view, state, language)}</div>
    </div>`;
}
