import { z } from 'zod';
import { compileEncoder } from './encode.ts';
import { definitionOf, isPlainObject, type PlainObject, type Schema } from './schema.ts';

/** zod's JSON Schema with the names of the wire. What JSON Schema cannot say becomes "anything". */
export function jsonSchema(
  schema: Schema,
  side: 'input' | 'output',
  toWire: (field: string) => string,
  definitions: PlainObject,
): PlainObject {
  const made: unknown = z.toJSONSchema(schema, {
    io: side,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: part }) => {
      const def = definitionOf(zodSchema);
      if (def.type === 'object') {
        if (part.properties)
          part.properties = Object.fromEntries(
            Object.entries(part.properties).map(([name, value]) => [toWire(name), value]),
          );
        if (part.required) part.required = part.required.map(toWire);
      }
      // A default is written in the schema's names and shown in those of the wire.
      if (def.type === 'default' && isPlainObject(part.default)) {
        const encode = compileEncoder(def.innerType, toWire);
        const shown: unknown = JSON.parse(JSON.stringify(encode ? encode(part.default) : part.default));
        if (isPlainObject(shown)) part.default = shown;
      }
    },
  });
  return hoist(made, definitions);
}

/** Shared parts move to the document's components: `#` there is the document, not the schema. */
function hoist(schema: unknown, definitions: PlainObject): PlainObject {
  if (!isPlainObject(schema)) return {};
  const { $schema: _, $defs, ...rest } = schema;
  const text = JSON.stringify(rest);
  const isRecursive = text.includes('"$ref":"#"');
  const name = isRecursive ? `Recursive${Object.keys(definitions).length + 1}` : '';
  const point = (part: string): unknown =>
    JSON.parse(
      part
        .replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/')
        .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`),
    );
  if (isPlainObject($defs))
    for (const [key, value] of Object.entries($defs)) definitions[key] = point(JSON.stringify(value));
  const out = point(text);
  if (isRecursive) {
    definitions[name] = out;
    return { $ref: `#/components/schemas/${name}` };
  }
  return isPlainObject(out) ? out : {};
}
