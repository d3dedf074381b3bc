import type { CompiledRow } from '../../server/rest/compile.ts';
import {
  definitionOf,
  isPlainObject,
  unwrap,
  type PlainObject,
  type Schema,
} from '../../server/rest/codec/schema.ts';

/** Values by the name of a field, where any value of the type would not do. */
export type Hints = Readonly<Record<string, unknown>>;

/** The smallest value a schema takes, in wire casing: required fields only, the first option, the least number. */
export function sample(schema: Schema, toWire: (field: string) => string, hints: Hints, name = ''): unknown {
  if (Object.hasOwn(hints, name)) return hints[name];
  const def = definitionOf(unwrap(schema, 'input'));
  switch (def.type) {
    case 'object': {
      const out: PlainObject = {};
      for (const [field, inner] of Object.entries(def.shape))
        if (!isOptional(inner)) out[toWire(field)] = sample(inner, toWire, hints, field);
      return out;
    }
    case 'array':
      return [sample(def.element, toWire, hints, name)];
    case 'record':
      return {};
    case 'union':
      return def.options[0] && sample(def.options[0], toWire, hints, name);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return true;
    case 'number':
      return 1;
    case 'string':
      return 'sample';
    default:
      return null;
  }
}

export const isOptional = (schema: Schema): boolean =>
  ['optional', 'default', 'prefault', 'catch'].includes(definitionOf(schema).type);

/** The body a row would accept, without what its path gives; undefined for rows without a body. */
export function sampleBody(row: CompiledRow, hints: Hints): PlainObject | undefined {
  const { work, method, family } = row;
  if (work.kind === 'raw' || method === 'GET' || method === 'DELETE' || !work.procedure.input)
    return undefined;
  const value = sample(work.procedure.input, family.dialect.toWire, hints);
  if (!isPlainObject(value)) return undefined;
  const taken = new Set([...work.input.taken].map(family.dialect.toWire));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !taken.has(name)));
}
