import type { Page } from './page.ts';

// On the global object: two copies of this module (two versions, two URLs) still share one session.
const KEY = Symbol.for('fledge.page');
type Listener = (page: Page) => void;
interface Slot {
  page: Page | null;
  waiting: Set<Listener>;
}

function slot(): Slot {
  const known: Slot | undefined = Reflect.get(globalThis, KEY);
  if (known) return known;
  const made: Slot = { page: null, waiting: new Set() };
  Reflect.set(globalThis, KEY, made);
  return made;
}

/** The page's shared session, once somebody has started it. */
export const currentPage = (): Page | null => slot().page;

/** Makes `page` the one of this document. The first one wins. */
export function adoptPage(page: Page): void {
  const current = slot();
  if (current.page) return;
  current.page = page;
  for (const listener of current.waiting) listener(page);
  current.waiting.clear();
}

/** Calls back with the page, now or when it starts. Elements may be in the document long before that. */
export function whenPage(listener: Listener): () => void {
  const { page, waiting } = slot();
  if (page) listener(page);
  else waiting.add(listener);
  return () => void waiting.delete(listener);
}
