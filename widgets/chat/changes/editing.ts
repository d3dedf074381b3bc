import type { Page } from '../../core/page.ts';
import { budgetOf, changesOf, fieldsOf } from './fields.ts';
import type { PendingAction } from '../shapes.ts';
import type { Talk } from '../talk/talk.ts';
import type { SetUi } from '../view.ts';

export interface Choice {
  id: string;
  name: string;
}

/** The correction of a change before it is confirmed. */
export interface Editing {
  /** The categories that can be chosen; null until they are known. */
  readonly categories: readonly Choice[] | null;
  start(action: PendingAction, mayReadBook: boolean): void;
  stop(action: PendingAction): void;
  /** False where something is not filled in as it must be. */
  save(action: PendingAction, values: ReadonlyMap<string, string>): boolean;
}

export interface EditingNeeds {
  page: Page;
  talk: Talk;
  set: SetUi;
}

export function createEditing({ page, talk, set }: EditingNeeds): Editing {
  let categories: readonly Choice[] | null = null;

  async function choose(budgetId: string): Promise<void> {
    const known = await page.api.query('book.categories.list', { budgetId }).catch(() => null);
    categories = known?.map(({ id, name }) => ({ id, name })) ?? null;
    set({});
  }
  return {
    get categories() {
      return categories;
    },
    start(action, mayReadBook) {
      categories = null;
      const budgetId = budgetOf(action.action);
      if (mayReadBook && budgetId !== undefined) void choose(budgetId);
      set({ editing: action.id }, `[data-change="${action.id}"] .input`);
    },
    stop({ id }) {
      set({ editing: null }, `[data-change="${id}"] .edit`);
    },
    save(action, values) {
      const changes = changesOf(fieldsOf(action.action, categories !== null), values);
      if (!changes) return false;
      if (Object.keys(changes).length === 0) {
        this.stop(action);
        return true;
      }
      void talk.decisions.edit(action, changes).then((id) => {
        if (id !== null) set({ editing: null }, `[data-change="${id}"] .confirm`);
      });
      return true;
    },
  };
}
