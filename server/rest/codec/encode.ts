import {
  accepts,
  definitionOf,
  discriminatorOf,
  isPlainObject,
  refuseUnspeakable,
  tagsOf,
  unwrap,
  type PlainObject,
  type Schema,
} from './schema.ts';

/** Renames the fields of an output that its schema has already parsed; undefined means "as it is". */
export type Encoder = ((value: unknown) => unknown) | undefined;

/** Compiles the way from a schema's output to the wire. Runs once a row, at boot. */
export function compileEncoder(schema: Schema, toWire: (field: string) => string): Encoder {
  const open = new Map<Schema, { encoder: Encoder }>();
  const compile = (wrapped: Schema): Encoder => {
    const bare = unwrap(wrapped, 'output');
    const seen = open.get(bare);
    if (seen) return (value) => (seen.encoder ? seen.encoder(value) : value);
    const entry: { encoder: Encoder } = { encoder: undefined };
    open.set(bare, entry);
    entry.encoder = build(bare);
    open.delete(bare);
    return entry.encoder;
  };

  const build = (bare: Schema): Encoder => {
    const def = definitionOf(bare);
    switch (def.type) {
      case 'object':
        return encodeObject(
          Object.entries(def.shape).map(([name, field]) => ({
            name,
            wire: toWire(name),
            encode: compile(field),
          })),
          def.catchall !== undefined && definitionOf(def.catchall).type !== 'never',
        );
      case 'array':
        return encodeArray(compile(def.element));
      case 'tuple':
        return encodeTuple(def.items.map(compile));
      case 'record':
        return encodeRecord(compile(def.valueType));
      case 'union':
        return encodeUnion(
          def.options.map((option) => ({ option, encode: compile(option) })),
          discriminatorOf(def),
        );
      default:
        refuseUnspeakable(def);
        return undefined;
    }
  };
  return compile(schema);
}

interface Field {
  name: string;
  wire: string;
  encode: Encoder;
}

function encodeObject(fields: Field[], isOpen: boolean): Encoder {
  if (fields.every(({ name, wire, encode }) => name === wire && encode === undefined)) return undefined;
  const named = new Set(fields.map((field) => field.name));
  return (value) => {
    if (!isPlainObject(value)) return value;
    const out: PlainObject = {};
    for (const { name, wire, encode } of fields) {
      const field = value[name];
      if (field !== undefined) out[wire] = encode === undefined ? field : encode(field);
    }
    if (isOpen) for (const key of Object.keys(value)) if (!named.has(key)) out[key] = value[key];
    return out;
  };
}

function encodeArray(element: Encoder): Encoder {
  if (element === undefined) return undefined;
  return (value) => (Array.isArray(value) ? value.map(element) : value);
}

function encodeTuple(items: Encoder[]): Encoder {
  if (items.every((item) => item === undefined)) return undefined;
  return (value) =>
    Array.isArray(value) ? value.map((item: unknown, i) => (items[i] ? items[i](item) : item)) : value;
}

function encodeRecord(item: Encoder): Encoder {
  if (item === undefined) return undefined;
  return (value) => {
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, item(inner)]));
  };
}

function encodeUnion(
  options: { option: Schema; encode: Encoder }[],
  discriminator: string | undefined,
): Encoder {
  if (options.every(({ encode }) => encode === undefined)) return undefined;
  if (discriminator !== undefined) {
    const variants = new Map<unknown, Encoder>();
    for (const { option, encode } of options)
      tagsOf(option, discriminator).forEach((tag) => variants.set(tag, encode));
    return (value) => {
      const encode = isPlainObject(value) ? variants.get(value[discriminator]) : undefined;
      return encode ? encode(value) : value;
    };
  }
  // Which option an output is, only its schema can tell. Unions of objects without a tag are rare, so this may cost.
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const match = options.find(({ option }) => accepts(option, value));
    return match?.encode ? match.encode(value) : value;
  };
}
