import type { Page } from '../core/page.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import type { Changes } from './changes/changes.ts';
import { later, type Later } from './later.ts';
import type { Paper } from './markdown/paper.ts';
import type { Talk } from './talk/talk.ts';
import type { SetUi } from './view.ts';

/** What only some conversations need: each part loads with the first that does. */
export interface Parts {
  /** Draws markdown. */
  paper: Later<Paper>;
  cards: Later<typeof import('./cards/cards.ts')>;
  changes: Later<Changes>;
  history: Later<typeof import('./history/history-list.ts')>;
}

export interface PartsNeeds {
  page: Page;
  talk: Talk;
  root: HTMLElement | DocumentFragment;
  set: SetUi;
}

export function createParts({ page, talk, root, set }: PartsNeeds): Parts {
  const redraw = (): void => set({});
  return {
    paper: later(async () => (await import('./markdown/paper.ts')).createPaper(), redraw),
    cards: later(async () => {
      const loaded = await import('./cards/cards.ts');
      adoptStyles(root, loaded.cardStyles);
      return loaded;
    }, redraw),
    changes: later(async () => {
      const { changeStyles, createChanges } = await import('./changes/changes.ts');
      adoptStyles(root, [changeStyles]);
      return createChanges({ page, talk, set });
    }, redraw),
    history: later(async () => {
      const loaded = await import('./history/history-list.ts');
      adoptStyles(root, [loaded.historyStyles]);
      return loaded;
    }, redraw),
  };
}
