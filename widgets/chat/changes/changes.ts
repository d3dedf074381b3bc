import type { TemplateResult } from 'lit';
import { changes as words } from '../../core/words/en/changes.ts';
import { addWords } from '../../core/words/words.ts';
import type { PendingAction } from '../shapes.ts';
import type { View } from '../view.ts';
import { changeCard } from './change.ts';
import { createEditing, type EditingNeeds } from './editing.ts';

addWords(words);
export { changeStyles } from './changes.styles.ts';

/** Draws changes, and takes their corrections. */
export interface Changes {
  card(action: PendingAction, view: View): TemplateResult;
}

export function createChanges(needs: EditingNeeds): Changes {
  const editing = createEditing(needs);
  return { card: (action, view) => changeCard(action, view, editing) };
}
