import type { FieldError } from '../../kernel/errors.ts';
import { definitionOf, objectOptions, unwrap, type Schema } from './schema.ts';

/**
 * Field errors in the casing of the wire. A path (`items.0.priceAmount`) is followed through the schema, so names
 * inside free maps stay as the caller wrote them. Only runs when a request was refused.
 */
export function toWireFields(
  fields: readonly FieldError[],
  schema: Schema,
  toWire: (field: string) => string,
  renamed: ReadonlyMap<string, string>,
): FieldError[] {
  return fields.map(({ field, message }) => ({
    field: renamed.get(field) ?? toWirePath(field, schema, toWire),
    message,
  }));
}

function toWirePath(path: string, schema: Schema, toWire: (field: string) => string): string {
  let at: Schema | undefined = schema;
  return path
    .split('.')
    .map((segment) => {
      if (at === undefined) return segment;
      const [name, next]: [string, Schema | undefined] = step(at, segment, toWire);
      at = next;
      return name;
    })
    .join('.');
}

function step(
  schema: Schema,
  segment: string,
  toWire: (field: string) => string,
): [string, Schema | undefined] {
  const def = definitionOf(unwrap(schema, 'input'));
  if (def.type === 'array') return [segment, def.element];
  if (def.type === 'record') return [segment, def.valueType];
  if (def.type === 'tuple') return [segment, def.items[Number(segment)]];
  for (const option of objectOptions(schema, 'input')) {
    const optionDef = definitionOf(option);
    if (optionDef.type === 'object' && Object.hasOwn(optionDef.shape, segment))
      return [toWire(segment), optionDef.shape[segment]];
  }
  return [segment, undefined];
}
