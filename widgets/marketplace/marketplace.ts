import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WidgetElement } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import type { Item } from '../core/shelf.ts';
import { busyWith } from '../core/store.ts';
import type { Word } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { WireError } from '../core/wire.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { countUp } from '../ui/count-up.ts';
import { coin } from '../ui/icons.ts';
import { notice } from '../ui/notice.ts';
import { skeletons } from '../ui/skeleton.styles.ts';
import type { Phase, Purse } from './item-view.ts';
import { styles } from './marketplace.styles.ts';
import { filterBar, shelfList, type ShelfView } from './shelf-view.ts';
import { categoryOf, filtersOf, itemsOf, type Filter } from './shelves.ts';

const EMPTY_PURSE: Purse = { balance: 0, label: '' };

/**
 * The shelf: what can be bought for the companion, tried on before it is paid for, and worn after.
 *
 * @csspart header - Title and balance.
 * @csspart filters - The row of filters.
 * @csspart item - One item on a shelf.
 * @csspart buy - The button with the price.
 * @csspart confirm - The button that pays.
 * @csspart wear - The button that puts an owned item on.
 *
 * @cssprop --fledge-shelf-height - Height of the widget; `auto` grows with its content.
 */
export class FledgeMarketplace extends WidgetElement {
  static override styles: CSSResultGroup[] = [...WidgetElement.styles, skeletons, styles];
  static override properties: PropertyDeclarations = {
    filter: { state: true },
    openId: { state: true },
    phase: { state: true },
    isTryingOn: { state: true },
    later: { state: true },
  };

  private filter: Filter = 'all';
  private openId: string | null = null;
  private phase: Phase = 'looking';
  private failure: Word = 'failedPurchase';
  private isTryingOn = true;
  private later: typeof import('./later.ts') | null = null;

  protected override updated(): void {
    super.updated();
    const { snapshot, lively } = this;
    const shelf = lively?.shelf.now;
    if (snapshot?.state?.buddy && shelf && !shelf.data && !shelf.error) void lively?.shelf.open();
  }

  protected override async loadRest(page: Page): Promise<void> {
    await super.loadRest(page);
    const later = await import('./later.ts');
    if (!this.later) adoptStyles(this.renderRoot, later.laterStyles);
    this.later = later;
  }

  private look(item: Item): void {
    this.openId = item.id;
    this.phase = 'looking';
    this.isTryingOn = true;
    this.page?.api.mutate('widget.trackView', { itemId: item.id }).catch(() => {});
  }
  private async buy(item: Item): Promise<void> {
    if (this.phase === 'buying') return;
    this.phase = 'buying';
    try {
      await this.lively?.shelf.buy(item);
      this.phase = 'bought';
    } catch (error) {
      this.failure =
        error instanceof WireError && error.code === 'sold_out' ? 'failedSoldOut' : 'failedPurchase';
      this.phase = 'failed';
    }
  }
  private wear(item: Item, isWorn: boolean, items: readonly Item[], worn: readonly string[]): void {
    const { actions } = this.lively ?? {};
    if (isWorn) return void actions?.wear({ unequip: [item.id] });
    const isReplaced = (other: Item): boolean =>
      worn.includes(other.id) && categoryOf(other) === categoryOf(item) && item.category !== 'accessory';
    void actions?.wear({ equip: [item.id], unequip: items.filter(isReplaced).map(({ id }) => id) });
  }

  protected override name(): string {
    return this.language.say('marketplace');
  }
  protected override skeleton(): TemplateResult {
    return html`
      <p class="sr">${this.language.say('loading')}</p>
      <header class="header"><div class="bone line"></div></header>
      <div class="filters"></div>
      <div class="scroll">${this.bones()}</div>
    `;
  }
  private bones(count = 8): TemplateResult {
    return html`<ul class="cards" aria-hidden="true">
      ${Array.from({ length: count }, () => html`<li class="bone card-bone"></li>`)}
    </ul>`;
  }
  protected override draw(page: Page, state: WidgetState): TemplateResult {
    const { language, lively } = this;
    if (!state.buddy) {
      return html`<div class="ghost">${this.bones(24)}</div>
        ${notice({ art: 'nest', title: language.say('marketplace'), text: language.say('noBuddyYet') })}`;
    }
    const { data, error } = lively?.shelf.now ?? { data: null, error: null };
    const purse = state.tokens?.primary ?? data?.token ?? EMPTY_PURSE;
    const { balance, label } = purse;
    const title = data?.marketplaces.length === 1 ? data.marketplaces[0]?.name : undefined;
    const items = data ? itemsOf(data) : [];
    const view: ShelfView = {
      items,
      worn: state.buddy?.equippedItemIds ?? [],
      balance,
      filter: this.filter,
      onFilter: (filter) => (this.filter = filter),
      onOpen: (item) => this.look(item),
    };
    const retry = { label: language.say('retry'), run: () => void lively?.shelf.reload() };
    return html`
      <header class="header" part="header">
        <h2>${title ?? language.say('marketplace')}</h2>
        <span class="purse" role="img" aria-label=${language.say('balance', { n: balance, label })}>
          ${coin()}<span aria-hidden="true" ${countUp(balance, language.number)}></span>
        </span>
      </header>
      ${data && items.length > 0 ? filterBar(filtersOf(items), view, language) : html`<div class="filters"></div>`}
      <div class="scroll" tabindex="0" role="group" aria-label=${language.say('marketplace')}>
        ${
          data
            ? shelfList(view, language)
            : error
              ? notice({
                  art: 'cloud',
                  title: language.say('shelfErrorTitle'),
                  text: language.say('shelfErrorText'),
                  action: retry,
                })
              : this.bones()
        }
      </div>
      ${this.drawItem(page, state, purse, view)}
    `;
  }
  private drawItem(
    page: Page,
    state: WidgetState,
    purse: Purse,
    { items, worn }: ShelfView,
  ): TemplateResult | null {
    const { language, later, openId, phase, failure, isTryingOn } = this;
    if (!later) return null;
    const item = items.find(({ id }) => id === openId);
    const close = (): void => {
      this.openId = null;
    };
    const content = (shown: Item): TemplateResult =>
      later.itemView(
        {
          item: shown,
          purse,
          phase,
          failure,
          isTryingOn,
          isBusy: busyWith(page.store.now) !== null,
          onTryOn: () => (this.isTryingOn = !isTryingOn),
          onPhase: (next) => (this.phase = next),
          onBuy: () => void this.buy(shown),
          onWear: (isWorn) => this.wear(shown, isWorn, items, worn),
        },
        state,
        language,
      );
    return later.dialog({
      isOpen: item !== undefined,
      label: item?.name ?? '',
      closeLabel: language.say('close'),
      onClose: close,
      content: item ? content(item) : html`${nothing}`,
    });
  }
}
