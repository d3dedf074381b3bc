import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WidgetElement } from '../core/element.ts';
import type { Happening } from '../core/happenings.ts';
import type { Page } from '../core/page.ts';
import type { WidgetState } from '../core/procedures.ts';
import { icon } from '../ui/all-icons.ts';
import { countUp } from '../ui/count-up.ts';
import { notice } from '../ui/notice.ts';
import { skeletons } from '../ui/skeleton.styles.ts';
import {
  boardOf,
  type Board,
  type BoardData,
  type Challenge,
  type KnownMonth,
  type Mission,
} from './board.ts';
import { cardStyles } from './cards.styles.ts';
import { celebrate } from './celebrate.ts';
import { styles } from './challenges.styles.ts';
import { filterBar, monthBar } from './bars.ts';
import { badgeList, missionLists } from './lists.ts';
import { meters } from '../ui/meter.styles.ts';
import { currentMonth } from './months.ts';
import type { Filter } from './sections.ts';

/**
 * The challenge board: a month's missions by where they stand, taken on, counted and claimed, with the months before.
 *
 * @csspart header - Title and points.
 * @csspart months - The month that is shown and the ways to the others.
 * @csspart filters - The row of filters.
 * @csspart mission - One mission.
 * @csspart accept - The button that takes on a suggested mission.
 * @csspart claim - The button that claims a reward.
 * @csspart badges - The badges.
 *
 * @cssprop --fledge-board-height - Height of the widget; `auto` grows with its content.
 */
export class FledgeChallenges extends WidgetElement {
  static override styles: CSSResultGroup[] = [...WidgetElement.styles, skeletons, meters, styles, cardStyles];
  static override properties: PropertyDeclarations = {
    month: { state: true },
    filter: { state: true },
    isLong: { state: true },
  };

  /** Null is the current month. */
  private month: string | null = null;
  private filter: Filter = { category: null, difficulty: null };
  private isLong = false;
  private held = new Set<string>();

  protected override updated(): void {
    super.updated();
    const { page, snapshot, month } = this;
    if (!page || !snapshot?.state) return;
    const board = boardOf(page);
    board.look(null);
    if (month !== null) board.look(month);
  }

  protected override happened({ name, detail }: Happening): void {
    if (name === 'ready') {
      this.held.clear();
      this.month = null;
    }
    if (name !== 'challenge-claimed') return;
    this.held.add(detail.id);
    const [base, points, card] = ['.base', '.points', `[data-id="${detail.id}"]`].map((each) =>
      this.renderRoot.querySelector(each),
    );
    if (base && points && card) celebrate(base, card, points);
  }
  /** The focus of a button that has gone goes on with its card. */
  private async follow(work: Promise<string | null>, button: Element): Promise<void> {
    const id = await work;
    await this.updateComplete;
    const card = this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`);
    const at = document.activeElement;
    // Whoever has gone elsewhere meanwhile stays there.
    if (!card || button.isConnected || (at && at !== document.body && at !== this)) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  }
  private show(month: string, current: string): void {
    this.month = month === current ? null : month;
    this.held.clear();
    this.isLong = false;
  }

  protected override name(): string {
    return this.language.say('challenges');
  }
  protected override skeleton(): TemplateResult {
    return html`
      <p class="sr">${this.language.say('loading')}</p>
      <header class="header"><div class="bone line"></div></header>
      <div class="months"></div>
      <div class="scroll">${this.bones()}</div>
    `;
  }
  private bones(): TemplateResult {
    return html`<ul class="cards" aria-hidden="true">
      <li class="bone card-bone"></li>
      <li class="bone card-bone"></li>
      <li class="bone card-bone"></li>
    </ul>`;
  }
  protected override draw(page: Page, { readOnly, scopes }: WidgetState): TemplateResult {
    const { language, month } = this;
    const { say, number } = language;
    const board = boardOf(page);
    const now = board.of(null).data;
    const shown = board.of(month);
    const mayWrite = !readOnly && scopes.includes('challenges:write');
    const isStale = shown.data !== null && (shown.error !== null || this.snapshot?.isOnline === false);
    return html`
      <header class="header" part="header">
        <h2>${say('challenges')}</h2>
        ${mayWrite ? nothing : html`<span class="view-only muted">${icon('eye')}${say('viewOnly')}</span>`}
        ${
          now
            ? html`<span class="points" role="img" aria-label=${say('points', { n: now.totalPoints })}>
                ${icon('star')}<span aria-hidden="true" ${countUp(now.totalPoints, number)}></span>
              </span>`
            : nothing
        }
      </header>
      ${now ? this.drawBars(now, shown) : html`<div class="months"></div>`}
      ${isStale ? html`<p class="reason" role="status">${say('offlineTitle')}</p>` : nothing}
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label=${say('challenges')}
        aria-busy=${shown.data ? nothing : 'true'}
      >
        ${this.drawMonth(board, shown, now, mayWrite)}
      </div>
    `;
  }
  private drawBars(now: BoardData, shown: KnownMonth): TemplateResult {
    const { language, filter } = this;
    const current = currentMonth(now);
    const month = this.month ?? current;
    const onMonth = (next: string): void => this.show(next, current);
    const onFilter = (next: Filter): void => void (this.filter = next);
    return html`${monthBar(now, { month, shown: shown.data, onMonth }, language)}
    ${filterBar(filter, onFilter, language)}`;
  }
  private drawMonth(
    board: Board,
    { data, error }: KnownMonth,
    now: BoardData | null,
    mayWrite: boolean,
  ): unknown {
    const { language, filter, held, isLong } = this;
    const { say } = language;
    if (!data && error)
      return notice({
        art: 'cloud',
        title: say('errorTitle'),
        text: say('errorText'),
        action: { label: say('retry'), run: () => board.reload(this.month) },
      });
    if (!data) return this.bones();
    const view = {
      board,
      language,
      mayWrite,
      filter,
      held,
      isLong,
      onFilter: (next: Filter) => void (this.filter = next),
      onLong: () => void (this.isLong = !isLong),
      onAccept: (mission: Mission, button: Element) =>
        void this.follow(board.accept(mission, data.month), button),
      onClaim: (challenge: Challenge, button: Element) => void this.follow(board.claim(challenge), button),
    };
    return html`${missionLists(data, view)}${now ? badgeList(now.badges, language) : nothing}`;
  }
}
