/**
 * The wire speaks snake_case, callers camelCase. Only names that Fledge gives are converted: maps that belong to
 * the caller, and maps whose keys are data, keep their keys.
 */

/** Values that belong to the caller: nothing inside them changes. */
const FREE = new Set(['properties', 'metadata', 'value', 'needed', 'actual']);

/** Maps from a key of the customer's (a skill, a token, a streak, an event type) to a value: the keys are data. */
const KEYED = new Set(['skills', 'tokens', 'streaks', 'counters']);

const camelName = (name: string): string =>
  name.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const snakeName = (name: string): string =>
  name.replace(/(?<=[a-z0-9])([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);

function recase(value: unknown, rename: (name: string) => string, keepKeys = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => recase(entry, rename));
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      keepKeys ? name : rename(name),
      !keepKeys && FREE.has(name) ? child : recase(child, rename, !keepKeys && KEYED.has(name)),
    ]),
  );
}

/** @internal */
export const toCamel = (value: unknown): unknown => recase(value, camelName);
/** @internal */
export const toSnake = (value: unknown): unknown => recase(value, snakeName);

/** A dotted path of a refused field, in the caller's casing: `events.3.user_id` becomes `events.3.userId`. @internal */
export function camelPath(path: string): string {
  const parts = path.split('.');
  const free = parts.findIndex((part) => FREE.has(part));
  return parts.map((part, i) => (free !== -1 && i > free ? part : camelName(part))).join('.');
}
