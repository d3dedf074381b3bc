import type { Language } from '../core/words/words.ts';
import type { Parts } from './parts.ts';
import type { Scroll } from './scroll.ts';
import type { TalkState } from './talk/state.ts';
import type { Talk } from './talk/talk.ts';

/** What is open in one panel. */
export interface Ui {
  place: 'talk' | 'history';
  /** Ids of conversations. */
  renaming: string | null;
  removing: string | null;
  /** The id of a change whose fields are open. */
  editing: string | null;
  /** The key of a message that was copied just now. */
  copied: string | null;
  /** What screen readers hear. */
  saying: string;
}

export const NEW_UI: Ui = {
  place: 'talk',
  renaming: null,
  removing: null,
  editing: null,
  copied: null,
  saying: '',
};

/** Changes what is open, and puts the focus on what a selector names. */
export type SetUi = (change: Partial<Ui>, focus?: string) => void;

/** Everything that the parts of a panel are drawn from. */
export interface View {
  talk: Talk;
  now: TalkState;
  /** Changes whenever anything but the answer that comes has. */
  stamp: string;
  language: Language;
  ui: Ui;
  set: SetUi;
  parts: Parts;
  scroll: Scroll;
  isOnline: boolean;
  /** An answer is on its way. */
  isBusy: boolean;
  mayReadBook: boolean;
  onSend: (text: string) => void;
  onClose: (() => void) | undefined;
}
