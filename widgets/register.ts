import { addWords, type WordTable } from './core/words/words.ts';

interface Room {
  elements: Record<string, CustomElementConstructor>;
  words: WordTable;
}

/** The rooms of the house by the mark that asks for them; each loads when it is needed. */
const ROOMS = {
  buddy: () => import('./buddy/index.ts'),
  marketplace: () => import('./marketplace/index.ts'),
  challenges: () => import('./challenges/index.ts'),
  chat: () => import('./chat/index.ts'),
} satisfies Record<string, () => Promise<Room>>;

export type WidgetName = keyof typeof ROOMS;

/** Every name a page can ask for. */
export const WIDGET_NAMES: readonly string[] = Object.keys(ROOMS);
export const isWidgetName = (name: string | undefined): name is WidgetName =>
  name !== undefined && Object.hasOwn(ROOMS, name);

/** Loads a widget and defines its elements; what is defined already stays as it is. */
export async function registerWidget(name: WidgetName): Promise<void> {
  const { elements, words } = await ROOMS[name]();
  addWords(words);
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
