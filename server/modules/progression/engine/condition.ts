import type { Condition } from '../../config/content.ts';

export type Properties = Record<string, unknown>;
/** Judges the value of the condition's field. */
export type Test = (actual: unknown) => boolean;
type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Reads a dotted path through own properties only, so `__proto__` and `constructor` find nothing. */
export function reader(path: string): (properties: Properties) => unknown {
  const steps = path.split('.');
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return (properties) => step(properties, only);
  return (properties) => {
    let node: unknown = properties;
    for (const name of steps) node = step(node, name);
    return node;
  };
}

function step(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
  return ownValue(node, name);
}

/** The one cast of the engine: `name` was seen to be an own property, and what it holds is `unknown`. */
const ownValue = (node: object, name: string): unknown => (node as Properties)[name];

/**
 * A condition as a function of its field's value. Types are strict: a number is compared with a number, a text with a
 * text (by code unit); anything else is false. `neq` is exactly the opposite of `eq`, so it holds for what is missing.
 * `exists` (value true or absent) wants a value that is not null, `exists` with false the contrary.
 */
export function compileCondition({ operator, value }: Condition): Test {
  switch (operator) {
    case 'eq':
      return isScalar(value) ? (actual) => actual === value : () => false;
    case 'neq':
      return isScalar(value) ? (actual) => actual !== value : () => true;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compareWith(operator, value);
    case 'in': {
      const options = new Set<unknown>(Array.isArray(value) ? value : [value]);
      return (actual) => isScalar(actual) && options.has(actual);
    }
    case 'contains':
      return (actual) => {
        if (typeof actual === 'string') return typeof value === 'string' && actual.includes(value);
        return Array.isArray(actual) && isScalar(value) && actual.includes(value);
      };
    case 'exists':
      return value === false ? (actual) => (actual ?? null) === null : (actual) => (actual ?? null) !== null;
  }
}

type Ordering = 'gt' | 'gte' | 'lt' | 'lte';

function compareWith(operator: Ordering, value: unknown): Test {
  if (typeof value === 'number') return NUMBERS[operator](value);
  if (typeof value !== 'string') return () => false;
  return TEXTS[operator](value);
}

// One closure a test and not two: this runs for every condition of every event.
const NUMBERS: Readonly<Record<Ordering, (limit: number) => Test>> = {
  gt: (limit) => (actual) => typeof actual === 'number' && actual > limit,
  gte: (limit) => (actual) => typeof actual === 'number' && actual >= limit,
  lt: (limit) => (actual) => typeof actual === 'number' && actual < limit,
  lte: (limit) => (actual) => typeof actual === 'number' && actual <= limit,
};
const TEXTS: Readonly<Record<Ordering, (limit: string) => Test>> = {
  gt: (limit) => (actual) => typeof actual === 'string' && actual > limit,
  gte: (limit) => (actual) => typeof actual === 'string' && actual >= limit,
  lt: (limit) => (actual) => typeof actual === 'string' && actual < limit,
  lte: (limit) => (actual) => typeof actual === 'string' && actual <= limit,
};
