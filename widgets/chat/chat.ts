import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WidgetElement } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import type { WidgetState } from '../core/procedures.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { line } from '../ui/icons.ts';
import { styles } from './chat.styles.ts';
import type { Panel } from './panel.ts';

/** On phones the panel is the whole screen, and nothing behind it can be reached. */
const PHONE = '(max-width: 30rem)';
const BUBBLE = 'M4 5.5h16v11h-9l-4.5 4v-4H4ZM8.5 11h.01M12 11h.01M15.5 11h.01';

/**
 * The assistant: answers from the user's own data as they come, with figures, places, and changes that wait for a word.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart panel - What it opens.
 * @csspart header - Title and what leads to other conversations.
 * @csspart message - One message.
 * @csspart card - Figures, or places, below an answer.
 * @csspart change - A change that waits, or what became of it.
 * @csspart composer - Where messages are written.
 *
 * @cssprop --fledge-chat-height - Height of the chat in the page; the panel has its own.
 * @cssprop --fledge-chat-offset - How far the launcher stays from the corner of the window.
 */
export class FledgeChat extends WidgetElement {
  static override styles: CSSResultGroup[] = [...WidgetElement.styles, styles];
  static override properties: PropertyDeclarations = {
    mode: { reflect: true },
    isOpen: { state: true },
    panel: { state: true },
  };

  /** `launcher`: a button in the corner that opens a panel, as without it; `inline`: the chat stands in the page. */
  mode?: 'launcher' | 'inline';

  private isOpen = false;
  /** Everything beyond the button: loaded when it is first opened. */
  private panel: Panel | null = null;
  private loading: Promise<void> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.panel?.enter();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.panel?.leave();
    this.isOpen = false;
  }
  protected override updated(): void {
    super.updated();
    if (this.isInline || this.isOpen) this.load();
    this.panel?.drawn();
    const dialog = this.dialog();
    if (!dialog || dialog.open === this.isOpen) return;
    if (!this.isOpen) return dialog.close();
    if (matchMedia(PHONE).matches) dialog.showModal();
    else dialog.show();
    this.panel?.focus();
  }

  /** Opens the panel; in the page, the chat is open already and gets the focus. */
  open(): void {
    if (this.isInline) return this.panel?.focus();
    if (this.isOpen) return;
    this.isOpen = true;
    this.tell('chat-opened');
  }
  /** Closes the panel, and puts the focus where it was opened. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.tell('chat-closed');
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus({ preventScroll: true }),
    );
  }

  private get isInline(): boolean {
    return this.mode === 'inline';
  }
  private dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
  private tell(name: 'chat-opened' | 'chat-closed'): void {
    this.page?.bus.emit({ name, detail: { conversationId: this.panel?.conversationId ?? null } });
  }
  private load(): void {
    const { page } = this;
    if (this.panel || this.loading || !page) return;
    this.loading = this.loadPanel(page).catch(() => {
      this.loading = null;
      setTimeout(() => this.requestUpdate(), 3_000);
    });
  }
  private async loadPanel(page: Page): Promise<void> {
    const { createPanel, panelStyles, teach } = await import('./panel.ts');
    await teach(page.language);
    adoptStyles(this.renderRoot, panelStyles);
    const onClose = this.isInline ? undefined : () => this.close();
    this.panel = createPanel({ page, root: this.renderRoot, redraw: () => this.requestUpdate(), onClose });
    this.panel.enter();
    await this.updateComplete;
    if (this.isOpen) this.panel.focus();
  }
  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (!this.panel?.escape()) this.close();
  }
  /** The browser closes a modal panel by itself, by the back gesture for one. */
  private onClosed(): void {
    if (!this.dialog()?.open) this.close();
  }

  protected override name(): string {
    return this.language.say('chat');
  }
  protected override skeleton(): TemplateResult {
    return html`<p class="sr">${this.language.say('loading')}</p>`;
  }
  protected override draw(_page: Page, state: WidgetState): TemplateResult {
    return this.panel?.draw(state) ?? this.skeleton();
  }
  protected override body(): TemplateResult {
    if (this.isInline) return super.body();
    const { isOpen, language } = this;
    return html`<button
        class="launcher"
        part="launcher"
        aria-haspopup="dialog"
        aria-expanded=${isOpen}
        aria-label=${language.say(isOpen ? 'chatClose' : 'chatOpen')}
        @click=${() => (isOpen ? this.close() : this.open())}
      >
        ${line(isOpen ? 'M6 9.5l6 6 6-6' : BUBBLE, isOpen ? 'fold' : 'bubble')}
      </button>
      <dialog
        class="panel"
        part="panel"
        aria-label=${this.name()}
        @keydown=${this.onKey}
        @close=${this.onClosed}
      >
        ${isOpen ? super.body() : ''}
      </dialog>`;
  }
}
