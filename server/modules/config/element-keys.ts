import type { ConfigContent } from './content.ts';
import { fail } from './errors.ts';
import type { Element, Kind } from './kinds.ts';

const MAX_KEY = 64;

/** A key from an event type or a name: `lesson.completed` → `lesson_completed`, then `lesson_completed_2`. */
export function freeKey(source: unknown, fallback: string, taken: readonly Element[]): string {
  const words = (typeof source === 'string' ? source : '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, MAX_KEY - 4);
  const base = words === '' ? fallback : words;
  const keys = new Set(taken.map(({ key }) => key));
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`;
    if (!keys.has(key)) return key;
  }
}

/** Throws 409 when the element, or something in it that others can name, has a key that is taken. */
export function requireFreeKeys<E extends Element>(kind: Kind<E>, content: ConfigContent, element: E): void {
  const others = kind.of(content).filter((one) => one.id !== element.id);
  const namesake = others.find((one) => one.key === element.key);
  if (namesake)
    throw fail(
      'conflict',
      { reason: 'duplicate_key', key: element.key, id: namesake.id },
      `Another ${kind.noun} has this key.`,
    );
  const taken = new Map(others.flatMap((one) => (kind.targets?.(one) ?? []).map(({ key }) => [key, one.id])));
  const own = new Set<string>();
  for (const { target, key } of kind.targets?.(element) ?? []) {
    const id = taken.get(key) ?? (own.has(key) ? element.id : undefined);
    own.add(key);
    if (id !== undefined)
      throw fail('conflict', { reason: 'duplicate_key', key, id }, `Another ${target} has this key.`);
  }
}
