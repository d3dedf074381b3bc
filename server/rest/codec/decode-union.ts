import type { FieldError } from '../../kernel/errors.ts';
import { MAX_FINDINGS, type Decoder, type Findings } from './findings.ts';
import { definitionOf, isPlainObject, tagsOf, unwrap, type Schema } from './schema.ts';

interface Option {
  option: Schema;
  decode: Decoder;
}

/** A union whose options one field tells apart. */
export function decodeVariant(name: string, wireName: string, options: Option[]): Decoder {
  const variants = new Map<unknown, Decoder>();
  for (const { option, decode } of options) tagsOf(option, name).forEach((tag) => variants.set(tag, decode));
  return (value, path, findings) => {
    if (!isPlainObject(value)) return value;
    const tag = Object.hasOwn(value, wireName) ? value[wireName] : undefined;
    // The schema itself says which values it knows.
    if (!variants.has(tag)) return { [name]: tag };
    const decode = variants.get(tag);
    return decode ? decode(value, path, findings) : value;
  };
}

type Kind = 'object' | 'array' | 'any' | 'scalar';

function kindOf(schema: Schema): Kind {
  const def = definitionOf(unwrap(schema, 'input'));
  if (def.type === 'object' || def.type === 'record') return 'object';
  if (def.type === 'array' || def.type === 'tuple') return 'array';
  if (def.type === 'union' || def.type === 'unknown' || def.type === 'any') return 'any';
  return 'scalar';
}

/** The first option that knows all the fields; when none does, the one that knows most of them speaks. */
export function decodeUnion(options: Option[]): Decoder {
  if (options.every(({ decode }) => decode === undefined)) return undefined;
  const candidates = options.map(({ option, decode }) => ({ kind: kindOf(option), decode }));
  return (value, path, findings) => {
    const kind: Kind = Array.isArray(value) ? 'array' : isPlainObject(value) ? 'object' : 'scalar';
    let best: { out: unknown; found: FieldError[] } | undefined;
    for (const { kind: expected, decode } of candidates) {
      if (expected !== 'any' && expected !== kind) continue;
      if (decode === undefined) return value;
      const trial: Findings = { fields: [], suspicious: findings.suspicious };
      const out = decode(value, path, trial);
      if (trial.fields.length === 0) return out;
      if (!best || trial.fields.length < best.found.length) best = { out, found: trial.fields };
    }
    if (!best) return value;
    findings.fields.push(...best.found.slice(0, MAX_FINDINGS - findings.fields.length));
    return best.out;
  };
}
