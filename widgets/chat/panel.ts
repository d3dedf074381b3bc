import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../core/page.ts';
import type { WidgetState } from '../core/procedures.ts';
import { talk as words } from '../core/words/en/talk.ts';
import { addWords, type Language, type WordTable } from '../core/words/words.ts';
import { notice } from '../ui/notice.ts';
import { composerStyles } from './composer.styles.ts';
import { composer } from './composer.ts';
import { conversationStyles } from './conversation.styles.ts';
import { conversation } from './conversation.ts';
import { createParts } from './parts.ts';
import { isAnswering, messagesOf } from './talk/state.ts';
import { styles } from './panel.styles.ts';
import { proseStyles } from './prose.styles.ts';
import { createScroll } from './scroll.ts';
import { talkOf } from './talk/talk.ts';
import { topBar } from './top-bar.ts';
import { NEW_UI, type Ui, type View } from './view.ts';

export const panelStyles = [styles, conversationStyles, composerStyles, proseStyles];

const TABLES: Record<string, () => Promise<WordTable>> = {
  de: async () => (await import('../core/words/de/talk.ts')).germanTalk,
};

/** The words of the panel, in the language of the page. */
export async function teach(language: Language): Promise<void> {
  addWords(words);
  const table = await TABLES[language.lang.split('-')[0] ?? '']?.().catch(() => undefined);
  if (table) language.learn(table);
}

export interface PanelHost {
  page: Page;
  root: HTMLElement | DocumentFragment;
  redraw: () => void;
  /** Puts the panel away; undefined where it stands in the page. */
  onClose: (() => void) | undefined;
}

/** What a chat shows once it is open. The conversation belongs to the page, the rest to this panel alone. */
export interface Panel {
  readonly conversationId: string | null;
  draw(state: WidgetState): TemplateResult;
  /** Called with each picture that stands. */
  drawn(): void;
  enter(): void;
  leave(): void;
  focus(): void;
  /** Whether there was something to put away before the panel itself. */
  escape(): boolean;
}

const resting = html`<div class="waiting-room" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** Undo and expiry count down by the minute. */
const TICK_MS = 15_000;

export function createPanel({ page, root, redraw, onClose }: PanelHost): Panel {
  const talk = talkOf(page);
  const { store } = talk;
  const { language } = page;
  const scroll = createScroll(root, redraw);
  let ui: Ui = NEW_UI;
  let uiStamp = 0;
  let ticking: ReturnType<typeof setTimeout> | undefined;
  let leaveStore = (): void => {};
  let heard = store.now.endedTurnId;
  let shownUserId = store.now.userId;

  const find = (selector: string): HTMLElement | null => root.querySelector(selector);
  function set(change: Partial<Ui>, focus?: string): void {
    ui = { ...ui, ...change };
    uiStamp += 1;
    redraw();
    if (focus !== undefined) requestAnimationFrame(() => find(focus)?.focus());
  }
  const parts = createParts({ page, talk, root, set });

  /** An answer is said once, when it is whole. */
  function listen(): void {
    const { endedTurnId, userId } = store.now;
    if (userId !== shownUserId) set(NEW_UI);
    shownUserId = userId;
    if (endedTurnId !== null && endedTurnId !== heard) {
      void say();
      mark(root.querySelector('dialog')?.open === false);
    }
    heard = endedTurnId;
    redraw();
  }
  /** An answer that came while the panel was away shows on the button that opens it. */
  function mark(isNews: boolean): void {
    const button = find('.launcher');
    button?.toggleAttribute('data-news', isNews);
    if (isNews)
      button?.setAttribute('aria-label', `${language.say('chatOpen')}: ${language.say('newAnswer')}`);
  }
  async function say(): Promise<void> {
    const last = messagesOf(store.now).at(-1);
    if (!last || last.isMine) return;
    const paper = last.text === '' ? null : await parts.paper.load();
    const failure = last.status === 'failed' ? (last.error?.message ?? language.say('answerFailed')) : '';
    set({ saying: [paper?.said(last.text) ?? '', failure].filter(Boolean).join(' ') });
  }
  /** Minutes that are counted down are drawn anew; a panel without any keeps no clock. */
  function tick(): void {
    const now = Date.now();
    const isCounting = [...store.now.actions.values()].some(({ status, expiresAt, undoableUntil }) =>
      status === 'pending' ? Date.parse(expiresAt) > now : Date.parse(undoableUntil ?? '') > now,
    );
    if (!isCounting || ticking !== undefined) return;
    ticking = setTimeout(() => {
      ticking = undefined;
      set({});
    }, TICK_MS);
  }
  const send = (text: string): void => {
    scroll.toEnd();
    ui = { ...ui, saying: '' };
    void talk.send(text);
  };

  function viewOf(state: WidgetState): View {
    const isOnline = page.store.now.isOnline && navigator.onLine;
    const isBusy = isAnswering(store.now);
    return {
      talk,
      now: store.now,
      stamp: [store.stamp, uiStamp, isOnline, isBusy].join(),
      language,
      ui,
      set,
      parts,
      scroll,
      isOnline,
      isBusy,
      mayReadBook: state.scopes.includes('book:read'),
      onSend: send,
      onClose,
    };
  }
  function body(view: View): TemplateResult {
    if (ui.place === 'talk') return html`${conversation(view)} ${composer(view)}`;
    return parts.history.now()?.historyList(view) ?? resting;
  }

  return {
    get conversationId() {
      return store.now.conversation?.id ?? null;
    },
    draw(state) {
      const view = viewOf(state);
      if (state.readOnly || !state.scopes.includes('chat:write')) {
        const { say } = language;
        return html`${topBar(view, { isBare: true })}
        ${notice({ art: 'lock', title: say('noScopeTitle'), text: say('noScopeText') })}`;
      }
      talk.look();
      return html`${topBar(view)}
        ${view.isOnline ? nothing : html`<p class="away" role="status">${language.say('away')}</p>`}
        ${body(view)}
        <p class="sr answer-said" role="status">${ui.saying}</p>`;
    },
    drawn() {
      scroll.drawn();
      tick();
    },
    enter() {
      leaveStore();
      leaveStore = store.subscribe(listen);
      addEventListener('online', redraw);
      addEventListener('offline', redraw);
      redraw();
    },
    leave() {
      leaveStore();
      clearTimeout(ticking);
      ticking = undefined;
      removeEventListener('online', redraw);
      removeEventListener('offline', redraw);
    },
    focus() {
      mark(false);
      // A keyboard on the glass would hide half of what was opened.
      const isPointed = matchMedia('(pointer: fine)').matches;
      (find(isPointed ? '.composer textarea' : '.top h2') ?? find('.panel'))?.focus({ preventScroll: true });
    },
    escape() {
      if (ui.renaming !== null || ui.removing !== null) set({ renaming: null, removing: null }, '.scroll');
      else if (ui.editing !== null) set({ editing: null }, `[data-change="${ui.editing}"] .edit`);
      else if (ui.place === 'history') set({ place: 'talk' }, '.to-history');
      else return false;
      return true;
    },
  };
}
