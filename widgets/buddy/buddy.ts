import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WidgetElement } from '../core/element.ts';
import type { Happening } from '../core/happenings.ts';
import type { Page } from '../core/page.ts';
import { busyWith } from '../core/store.ts';
import type { WidgetState } from '../core/procedures.ts';
import { FledgePicture } from '../picture/picture.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { firstIcon } from '../ui/icons.ts';
import { skeletons } from '../ui/skeleton.styles.ts';
import { styles } from './buddy.styles.ts';
import type { PanelName } from './details.ts';
import { eggStory, emptyNest } from './egg.ts';
import { identity } from './identity.ts';
import { figureOf, scene } from './scene.ts';
import { outline } from './skeleton.ts';

type Later = typeof import('./later.ts');
type Closet = typeof import('./closet.ts');
/** After so long an operation says that it is still at work. */
const SLOW_MS = 12_000;

/**
 * The companion: how it looks, what it has, what it still needs, and what can be done with it.
 *
 * @csspart scene - The ground that the buddy stands on.
 * @csspart picture - The buddy or the egg.
 * @csspart purse - The balance of coins.
 * @csspart identity - Name and stage.
 * @csspart next - The way to the next stage.
 * @csspart tabs - The row of tabs.
 * @csspart panel - What the chosen tab shows.
 * @csspart hatch - The button that hatches the egg.
 * @csspart evolve - The button that takes the next stage.
 * @csspart wardrobe - The button that opens the wardrobe.
 *
 * @cssprop --fledge-panel-height - Height of the tab panel.
 */
export class FledgeBuddy extends WidgetElement {
  static override styles: CSSResultGroup[] = [...WidgetElement.styles, skeletons, styles];
  static override properties: PropertyDeclarations = {
    panel: { state: true },
    chosenBadge: { state: true },
    isDressing: { state: true },
    isSlow: { state: true },
    later: { state: true },
    closet: { state: true },
  };

  private panel: PanelName = 'growth';
  private chosenBadge: string | null = null;
  private isDressing = false;
  private isSlow = false;
  private later: Later | null = null;
  private closet: Closet | null = null;

  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  private lastBusy: string | null = null;

  protected override willUpdate(): void {
    const busy = this.snapshot ? busyWith(this.snapshot) : null;
    if (busy === this.lastBusy) return;
    this.lastBusy = busy;
    this.isSlow = false;
    clearTimeout(this.slowTimer);
    if (busy) this.slowTimer = setTimeout(() => (this.isSlow = true), SLOW_MS);
  }
  protected override async loadRest(page: Page): Promise<void> {
    const later = await import('./later.ts');
    if (!this.later) adoptStyles(this.renderRoot, later.laterStyles);
    this.later = later;
    await super.loadRest(page);
  }

  protected override happened({ name, detail }: Happening): void {
    const { renderRoot, later } = this;
    const picture = renderRoot.querySelector('.picture');
    if (!(picture instanceof FledgePicture)) return;
    if (name === 'coin-earned' || name === 'badge-awarded') void picture.hop();
    if (name === 'badge-awarded') this.chosenBadge = detail.key;
    const [base, purse] = [renderRoot.querySelector('.base'), renderRoot.querySelector('.purse')];
    if (name === 'coin-earned' && base && purse) later?.flyCoins(base, picture, purse, detail.amount);
  }
  private async openWardrobe(): Promise<void> {
    this.isDressing = true;
    void this.page?.lively().then(({ shelf }) => shelf.open());
    const closet = await import('./closet.ts');
    if (!this.closet) adoptStyles(this.renderRoot, closet.closetStyles);
    this.closet = closet;
  }

  protected override name(): string {
    return this.snapshot?.state?.buddy?.name ?? this.language.say('buddy');
  }
  protected override skeleton(): TemplateResult {
    return outline(this.language);
  }
  protected override draw({ store }: Page, current: WidgetState): TemplateResult {
    const { language } = this;
    const busy = busyWith(store.now);
    const figure = figureOf(current, busy, language);
    const line = this.later?.status(store.now, language, {
      busy: current.buddy ? busy : null,
      isSlow: this.isSlow,
      onDismiss: () => store.update({ failed: null }),
    });
    return html`<div class="card">
      ${scene(current, language, { figure, empty: this.later?.nest(), below: line })}
      <div class="side">${current.buddy ? this.drawBuddy(current, busy) : this.drawEgg(current, busy)}</div>
    </div>`;
  }
  private drawEgg({ egg, readOnly, scopes }: WidgetState, busy: string | null): TemplateResult {
    if (!egg) return emptyNest(this.language);
    return eggStory(egg, this.language, {
      isHatching: busy === 'hatch',
      canHatch: !readOnly && scopes.includes('eggs:hatch'),
      onHatch: () => void this.act((actions) => actions.hatch(egg.id)),
    });
  }
  private drawBuddy(current: WidgetState, busy: string | null): TemplateResult | null {
    const { buddy, evolution, readOnly, scopes } = current;
    const { language, later, lively, page } = this;
    if (!buddy || !page) return null;
    const canDress = !readOnly && scopes.includes('items:equip') && scopes.includes('marketplace:browse');
    const select = (panel: PanelName): void => {
      this.panel = panel;
    };
    const close = (): void => {
      this.isDressing = false;
    };
    return html`
      ${identity(current, buddy, language, canDress ? this.drawDoor() : nothing)}
      <div class="next" part="next">
        ${later?.nextStage(evolution, language, {
          canEvolve: !readOnly && scopes.includes('evolve'),
          isBusy: busy !== null,
          onEvolve: () => void this.act((actions) => actions.evolve()),
        })}
      </div>
      <div class="details">
        ${later?.details(current, language, {
          panel: this.panel,
          onSelect: select,
          badge: this.chosenBadge,
          onBadge: (key) => (this.chosenBadge = key),
        })}
      </div>
      ${
        canDress && lively
          ? this.closet?.wardrobeDialog(page, lively, buddy, { isOpen: this.isDressing, onClose: close })
          : nothing
      }
    `;
  }
  private drawDoor(): TemplateResult {
    const label = this.language.say('wardrobe');
    return html`<button
      class="round"
      part="button wardrobe"
      aria-label=${label}
      title=${label}
      @click=${this.openWardrobe}
    >
      ${firstIcon('hanger')}
    </button>`;
  }
}
