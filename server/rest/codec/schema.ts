import type { z } from 'zod';

/** zod 4's own description of a schema, as a union that `type` tells apart. */
export type Definition = z.core.$ZodTypes['_zod']['def'];
export type Schema = z.core.$ZodType;

/** Every schema zod makes is one of `$ZodTypes`; custom classes do not occur here. */
export const definitionOf = (schema: Schema): Definition => (schema as z.core.$ZodTypes)._zod.def;

/** The field that tells the options of a union apart, when it names one. */
export const discriminatorOf = (def: Definition): string | undefined =>
  'discriminator' in def && typeof def.discriminator === 'string' ? def.discriminator : undefined;

/** The values of that field that choose an option. */
export const tagsOf = (option: Schema, discriminator: string): ReadonlySet<unknown> =>
  option._zod.propValues?.[discriminator] ?? new Set();

/** Whether a value is one of this schema. Synchronous schemas only, which all of ours are. */
export function accepts(schema: Schema, value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  return 'issues' in result && result.issues.length === 0;
}

/** Longest array or text that a schema's checks allow. */
export function maximumOf(def: Definition, otherwise: number): number {
  let maximum = otherwise;
  for (const check of def.checks ?? []) {
    const stated = check._zod.def;
    const limit = 'maximum' in stated ? stated.maximum : 'length' in stated ? stated.length : undefined;
    if (typeof limit === 'number') maximum = Math.min(maximum, limit);
  }
  return maximum;
}

/** JSON knows none of these, so a row with one is a mistake found at boot. */
const UNSPEAKABLE = new Set([
  'map',
  'set',
  'date',
  'bigint',
  'symbol',
  'intersection',
  'function',
  'promise',
  'file',
]);
export function refuseUnspeakable(def: Definition): void {
  if (UNSPEAKABLE.has(def.type)) throw new Error(`a schema of type ${def.type} cannot be sent over the wire`);
}

/** A schema that means the same on the wire as the one inside it, or undefined. */
function inside(def: Definition, side: 'input' | 'output'): Schema | undefined {
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return def.innerType;
    case 'lazy':
      return def.getter();
    case 'pipe': {
      // A transform says nothing of its shape, so the side of the pipe that does is taken.
      const [near, far] = side === 'input' ? [def.in, def.out] : [def.out, def.in];
      return definitionOf(near).type === 'transform' ? far : near;
    }
    default:
      return undefined;
  }
}

/** The schema under optional, nullable, default, pipe and the like. */
export function unwrap(schema: Schema, side: 'input' | 'output'): Schema {
  for (let current = schema; ;) {
    const next = inside(definitionOf(current), side);
    if (next === undefined) return current;
    current = next;
  }
}

/** Fields of an object schema, looking through wrappers; undefined for anything else. */
export function fieldsOf(schema: Schema, side: 'input' | 'output'): Map<string, Schema> | undefined {
  const def = definitionOf(unwrap(schema, side));
  return def.type === 'object' ? new Map(Object.entries(def.shape)) : undefined;
}

/** All object schemas a value may be: itself, or the options of a union. */
export function objectOptions(schema: Schema, side: 'input' | 'output'): Schema[] {
  const bare = unwrap(schema, side);
  const def = definitionOf(bare);
  if (def.type === 'object') return [bare];
  if (def.type === 'union') return def.options.flatMap((option) => objectOptions(option, side));
  return [];
}

export type PlainObject = Record<string, unknown>;

/** JSON gives no class instances, so an object that is no array is a plain one. */
export const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** camelCase → snake_case: `thumbUrl` → `thumb_url`. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** snake_case → camelCase: `egg_id` → `eggId`. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
