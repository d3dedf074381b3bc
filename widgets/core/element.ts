import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { base } from '../ui/base.styles.ts';
import type { Actions } from './actions.ts';
import { whenPage } from './current-page.ts';
import { afterFirstSight, firstSight } from './first-sight.ts';
import type { Happening } from './happenings.ts';
import type { Lively } from './lively.ts';
import { joinMembers } from './members.ts';
import type { Page } from './page.ts';
import { isAtALoss, type Snapshot } from './store.ts';
import { presetOf, readableOn, resolveTheme, schemeOf, type Theme } from './theme.ts';
import type { WidgetState } from './procedures.ts';
import { createLanguage, type Language } from './words/words.ts';

const ENGLISH = createLanguage('en');
const loadAsides = () => import('./asides.ts');

/**
 * A widget: it shows the page's shared state, and draws every state in which there is none.
 *
 * @fires fledge-ready - The first state of the user is shown.
 * @fires fledge-error - Something failed in a way the user can see.
 * @fires fledge-coin-earned - Coins arrived.
 * @fires fledge-token-earned - Progress was made.
 * @fires fledge-badge-awarded - A badge was earned.
 * @fires fledge-skill-leveled - A skill reached a level.
 * @fires fledge-streak-ticked - A streak went on.
 * @fires fledge-evolution-ready - The next stage can be taken.
 * @fires fledge-hatched - The egg has hatched.
 * @fires fledge-evolved - The next stage is reached.
 * @fires fledge-equipped - The buddy wears something else.
 * @fires fledge-purchased - An item was bought.
 * @fires fledge-challenge-accepted - A mission was taken on.
 * @fires fledge-challenge-progressed - A mission came nearer to its goal.
 * @fires fledge-challenge-completed - A mission reached its goal.
 * @fires fledge-challenge-claimed - The reward of a mission was claimed, with the badges that it earned.
 * @fires fledge-chat-opened - The panel of the chat was opened.
 * @fires fledge-chat-closed - The panel of the chat was closed.
 * @fires fledge-chat-message-sent - A message was sent.
 * @fires fledge-chat-answered - An answer is whole, or was stopped.
 * @fires fledge-chat-action-executed - A change that the chat proposed was carried out.
 * @fires fledge-chat-action-undone - Such a change was taken back.
 * @fires fledge-session-ended - The page has no session any more.
 *
 * @csspart base - The card.
 * @csspart button - Any button that does something.
 * @csspart dialog - What opens above the page.
 * @csspart meter - Any bar.
 * @csspart notice - A state in which there is nothing else to show.
 *
 * @cssprop --fledge-accent - Colour of buttons and bars.
 * @cssprop --fledge-on-accent - Text on the accent.
 * @cssprop --fledge-surface - Background of the card.
 * @cssprop --fledge-sunken - Background of quiet parts.
 * @cssprop --fledge-ink - Text.
 * @cssprop --fledge-muted - Text of less weight.
 * @cssprop --fledge-line - Borders and empty bars.
 * @cssprop --fledge-focus - Focus rings.
 * @cssprop --fledge-sky - Light behind the buddy.
 * @cssprop --fledge-ground - Edge of that light.
 * @cssprop --fledge-coin - Face of a coin.
 * @cssprop --fledge-radius - Corners of the card.
 * @cssprop --fledge-shadow - Shadow of the card.
 * @cssprop --fledge-font - Text font.
 * @cssprop --fledge-font-display - Font of names and buttons.
 * @cssprop --fledge-font-size - Size that all else follows.
 */
export abstract class WidgetElement extends LitElement {
  static override styles: CSSResultGroup[] = [base];
  static override properties: PropertyDeclarations = {
    scheme: {},
    preset: {},
    page: { state: true },
    lively: { state: true },
    asides: { state: true },
    saying: { state: true },
  };

  /** `light`, `dark` or `auto`; without it the page or the customer's settings decide. */
  scheme?: 'light' | 'dark' | 'auto';
  /** `paper`, `ocean`, `candy` or `slate`; without it the page or the customer's settings decide. */
  preset?: 'paper' | 'ocean' | 'candy' | 'slate';

  protected page: Page | null = null;
  /** Actions and shelf, once they are loaded. */
  protected lively: Lively | null = null;
  private asides: typeof import('./asides.ts') | null = null;
  private saying = '';

  private leave: (() => void)[] = [];
  private isAsked = false;
  private hasLostFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.leave.push(whenPage((page) => this.join(page)));
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.leave.splice(0)) leave();
  }
  protected override update(changes: PropertyValues): void {
    const held = this.shadowRoot?.activeElement;
    super.update(changes);
    if (held && !held.isConnected) this.hasLostFocus = true;
  }
  protected override updated(): void {
    this.paint();
    if (this.hasLostFocus && this.asides) {
      this.hasLostFocus = false;
      this.asides.holdFocus(this.renderRoot);
    }
    const { snapshot, page } = this;
    const state = snapshot?.state;
    const isLost = isAtALoss(snapshot);
    if (this.isAsked || !page || !(state || isLost)) return;
    this.isAsked = true;
    if (isLost || !(state?.buddy ?? state?.egg)) firstSight();
    afterFirstSight
      .then(() => this.loadRest(page))
      .catch(() => {
        this.isAsked = false;
      });
  }

  /** Set through the object model: a strict policy blocks style attributes. */
  private paint(): void {
    const base = this.renderRoot.querySelector<HTMLElement>('.base');
    const { accent, radius } = this.theme();
    const set = (name: string, value: string | undefined): void =>
      base?.style.setProperty(name, value ?? null);
    set('--_custom-accent', accent);
    set('--_custom-on-accent', accent && readableOn(accent));
    set('--_custom-radius', radius === undefined ? undefined : `${radius}px`);
  }
  /** What can wait until the first picture stands. */
  protected async loadRest(page: Page): Promise<void> {
    const asides = await loadAsides();
    if (!this.asides) adoptStyles(this.renderRoot, [asides.notices]);
    this.asides = asides;
    this.lively = await page.lively();
  }
  /** Sets an action going, as soon as actions are there: a click is never lost. */
  protected async act(run: (actions: Actions) => Promise<void>): Promise<void> {
    const lively = await this.page?.lively();
    if (lively) await run(lively.actions);
  }
  private join(page: Page): void {
    this.page = page;
    const membership = joinMembers(this);
    this.leave.push(
      membership.leave,
      page.store.subscribe(() => this.requestUpdate()),
      page.bus.onAny((happening) => this.raise(happening, membership.isFirst())),
    );
  }
  /**
   * Every widget raises it; only the first lets it bubble and says it aloud, so that a page hears it once. What happens
   * before the words are loaded is said when they are.
   */
  private raise(happening: Happening, isFirst: boolean): void {
    const { name, detail } = happening;
    this.dispatchEvent(new CustomEvent(`fledge-${name}`, { detail, bubbles: isFirst, composed: true }));
    if (isFirst) {
      afterFirstSight
        .then(loadAsides)
        .then(({ spoken }) => {
          this.saying = spoken(this.language, happening, this.snapshot?.state) || this.saying;
        })
        .catch(() => {});
    }
    this.happened?.(happening);
  }

  protected get language(): Language {
    return this.page?.language ?? ENGLISH;
  }
  protected get snapshot(): Snapshot | undefined {
    return this.page?.store.now;
  }

  /** Hears of what happened, after the state has changed. */
  protected happened?(happening: Happening): void;
  /** The widget itself, when there is something to show. */
  protected abstract draw(page: Page, state: WidgetState): TemplateResult;
  /** The same outline in grey, of the same size. */
  protected abstract skeleton(): TemplateResult;
  /** The accessible name of the whole. */
  protected abstract name(): string;

  private theme(): Theme {
    const own = { scheme: schemeOf(this.scheme), preset: presetOf(this.preset) };
    return resolveTheme(own, this.page?.config.theme, this.snapshot?.state?.theme);
  }
  /** What stands in the card: the widget, its outline, or why there is neither. */
  protected body(): TemplateResult {
    const { page, snapshot, language } = this;
    if (isAtALoss(snapshot) && page) return this.asides?.troubleOf(page, language) ?? this.skeleton();
    return page && snapshot?.state ? this.draw(page, snapshot.state) : this.skeleton();
  }
  protected override render(): TemplateResult {
    const { snapshot, language } = this;
    const { scheme, preset } = this.theme();
    const isWaiting = !snapshot?.state && !isAtALoss(snapshot);
    return html`<section
      class="base"
      part="base"
      lang=${language.lang}
      data-scheme=${scheme}
      data-preset=${preset}
      aria-label=${this.name()}
      aria-busy=${isWaiting ? 'true' : nothing}
    >
      ${this.body()}
      <p class="sr" role="status">${this.saying}</p>
    </section>`;
  }
}
