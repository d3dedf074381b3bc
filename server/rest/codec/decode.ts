import { checkText, isFull, join, refuseUnknown, shorten, type Decoder } from './findings.ts';
import { decodeUnion, decodeVariant } from './decode-union.ts';
import {
  definitionOf,
  discriminatorOf,
  isPlainObject,
  maximumOf,
  refuseUnspeakable,
  unwrap,
  type PlainObject,
  type Schema,
} from './schema.ts';

export interface DecodeOptions {
  readonly toWire: (field: string) => string;
  /** Fields of the outermost object that the path or the row gives, so the body may not. */
  readonly except?: ReadonlySet<string>;
}

/** Longest array where the schema states no maximum: zod would make an issue of each element. */
const MAX_ITEMS = 5_000;

/** Compiles the way from the wire to a schema's input. Runs once a row, at boot. */
export function compileDecoder(schema: Schema, options: DecodeOptions): Decoder {
  const known = new Map<Schema, { decoder: Decoder }>();
  const compile = (wrapped: Schema, outermost: boolean): Decoder => {
    const bare = unwrap(wrapped, 'input');
    const seen = known.get(bare);
    // A schema that contains itself finds its own, not yet finished, entry.
    if (seen) return (value, path, findings) => (seen.decoder ? seen.decoder(value, path, findings) : value);
    const entry: { decoder: Decoder } = { decoder: undefined };
    known.set(bare, entry);
    entry.decoder = build(bare, outermost);
    known.delete(bare);
    return entry.decoder;
  };

  const build = (bare: Schema, outermost: boolean): Decoder => {
    const def = definitionOf(bare);
    switch (def.type) {
      case 'object': {
        const fields = new Map<string, { name: string; decode: Decoder }>();
        for (const [name, field] of Object.entries(def.shape)) {
          if (outermost && options.except?.has(name)) continue;
          fields.set(options.toWire(name), { name, decode: compile(field, false) });
        }
        const open = def.catchall !== undefined && definitionOf(def.catchall).type !== 'never';
        return decodeObject(fields, open);
      }
      case 'array':
        return decodeArray(compile(def.element, false), maximumOf(def, MAX_ITEMS));
      case 'tuple':
        return decodeTuple(def.items.map((item) => compile(item, false)));
      case 'record':
        return decodeRecord(compile(def.valueType, false));
      case 'union': {
        const tag = discriminatorOf(def);
        const variants = def.options.map((option) => ({ option, decode: compile(option, outermost) }));
        return tag === undefined ? decodeUnion(variants) : decodeVariant(tag, options.toWire(tag), variants);
      }
      case 'string':
        return checkText;
      default:
        refuseUnspeakable(def);
        return undefined;
    }
  };
  return compile(schema, true);
}

function decodeObject(fields: Map<string, { name: string; decode: Decoder }>, open: boolean): Decoder {
  return (value, path, findings) => {
    if (!isPlainObject(value)) return value;
    const out: PlainObject = {};
    for (const key of Object.keys(value)) {
      const field = fields.get(key);
      if (field !== undefined) {
        const { decode } = field;
        out[field.name] =
          decode === undefined
            ? value[key]
            : decode(value[key], path === '' ? key : `${path}.${key}`, findings);
      } else if (open && key !== '__proto__') {
        out[key] = value[key];
      } else {
        refuseUnknown(key, path, findings);
        if (isFull(findings)) return out;
      }
    }
    return out;
  };
}

function decodeArray(element: Decoder, maximum: number): Decoder {
  return (value, path, findings) => {
    if (!Array.isArray(value)) return value;
    if (value.length > maximum) {
      if (!isFull(findings))
        findings.fields.push({ field: path, message: `must have at most ${maximum} elements` });
      return [];
    }
    if (element === undefined) return value;
    const out: unknown[] = [];
    for (let i = 0; i < value.length && !isFull(findings); i++)
      out.push(element(value[i], join(path, i), findings));
    return out;
  };
}

function decodeTuple(items: Decoder[]): Decoder {
  return (value, path, findings) =>
    Array.isArray(value) && value.length <= MAX_ITEMS
      ? value.map((item, i) => items[i]?.(item, join(path, i), findings) ?? item)
      : value;
}

/** A map whose keys are the caller's: they keep their casing, their values follow the schema. */
function decodeRecord(item: Decoder): Decoder {
  if (item === undefined) return undefined;
  return (value, path, findings) => {
    if (!isPlainObject(value)) return value;
    const out: PlainObject = {};
    for (const key of Object.keys(value)) {
      if (key === '__proto__') refuseUnknown(key, path, findings);
      else out[key] = item(value[key], join(path, shorten(key)), findings);
      if (isFull(findings)) break;
    }
    return out;
  };
}
