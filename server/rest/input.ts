import { refuseUnknown, WireFailure, type Decoder, type Findings } from './codec/findings.ts';
import { compileDecoder } from './codec/decode.ts';
import { compileReader, type Reader } from './codec/query.ts';
import {
  definitionOf,
  fieldsOf,
  isPlainObject,
  objectOptions,
  unwrap,
  type PlainObject,
  type Schema,
} from './codec/schema.ts';
import type { Constants } from './table.ts';

/** What a request brings, before any schema. */
export interface Source {
  readonly params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
  /** The body's text held `\u` escapes. */
  readonly suspicious: boolean;
}

export interface InputPlan {
  /** The procedure's input; throws a 422 that names the fields in wire casing. Types are left to the schema. */
  readonly read: (source: Source) => PlainObject;
  /** Where the reference finds each field. */
  readonly path: readonly Slot[];
  readonly query: readonly Slot[];
  /** Fields that the body may not give: the path, the row or a renamed field of the query does. */
  readonly taken: ReadonlySet<string>;
}

export interface Slot {
  readonly wire: string;
  readonly field: string;
  readonly schema: Schema;
  readonly read: NonNullable<Reader>;
}

interface Row {
  readonly params: readonly string[];
  readonly rename: Readonly<Record<string, string>>;
  readonly constants: Constants;
  readonly toWire: (field: string) => string;
}

/** Compiles where each input field of a row comes from. Throws at boot when a path parameter has no field. */
export function planInput(schema: Schema | undefined, row: Row): InputPlan {
  const input = schema && !isNothing(schema) ? schema : undefined;
  const fields = new Map<string, Schema>();
  if (input) {
    const options = objectOptions(input, 'input');
    if (options.length === 0) throw new Error('its input is no object');
    for (const option of options)
      for (const [name, field] of fieldsOf(option, 'input') ?? [])
        if (!fields.has(name)) fields.set(name, field);
  }

  const path = row.params.map((param) => slotOf(param, fields, row));
  for (const name of Object.keys(row.constants))
    if (!fields.has(name)) throw new Error(`its input has no field ${name}`);
  const taken = new Set([...path.map((slot) => slot.field), ...Object.keys(row.constants)]);
  const query = queryOf(fields, taken, row);
  // A field that the row calls otherwise is a field of the query, not of the body.
  for (const field of Object.values(row.rename)) taken.add(field);
  const decode = input && compileDecoder(input, { toWire: row.toWire, except: taken });
  return { read: reader(path, query, decode, input !== undefined, row.constants), path, query, taken };
}

const isNothing = (schema: Schema): boolean =>
  ['void', 'undefined', 'never'].includes(definitionOf(unwrap(schema, 'input')).type);

function slotOf(param: string, fields: Map<string, Schema>, row: Row): Slot {
  const wanted = row.rename[param];
  const field =
    wanted ?? [...fields.keys()].find((name) => name === param || row.toWire(name) === param) ?? param;
  const schema = fields.get(field);
  if (!schema) throw new Error(`its input has no field for the path parameter :${param}`);
  const read = compileReader(schema);
  if (!read) throw new Error(`the path parameter :${param} cannot be read as its field ${field}`);
  return { wire: param, field, schema, read };
}

function queryOf(fields: Map<string, Schema>, taken: ReadonlySet<string>, row: Row): Slot[] {
  const renamed = new Map(Object.entries(row.rename).map(([wire, field]) => [field, wire]));
  for (const field of renamed.keys())
    if (!fields.has(field)) throw new Error(`its input has no field ${field} to rename to`);
  return [...fields].flatMap(([field, schema]) => {
    const read = compileReader(schema);
    if (!read || taken.has(field)) return [];
    return [{ wire: renamed.get(field) ?? row.toWire(field), field, schema, read }];
  });
}

function reader(
  path: readonly Slot[],
  query: readonly Slot[],
  decode: Decoder,
  takesInput: boolean,
  constants: Constants,
): (source: Source) => PlainObject {
  const byName = new Map(query.map((slot) => [slot.wire, slot]));
  const fixed = Object.entries(constants);
  return ({ params, query: sent, body, suspicious }) => {
    const findings: Findings = { fields: [], suspicious };
    const input = readBody(body, decode, takesInput, findings);
    // What percent-encoding can hide is looked for always.
    const texts: Findings = { fields: findings.fields, suspicious: true };
    for (const { wire, field, read } of path) input[field] = read(params[wire] ?? '', wire, texts);
    for (const name in sent) {
      const slot = byName.get(name);
      const value = sent[name];
      if (!slot) refuseUnknown(name, '', findings);
      else if (Object.hasOwn(input, slot.field))
        findings.fields.push({ field: name, message: 'must be given once, in the query or in the body' });
      else if (value !== undefined) input[slot.field] = slot.read(value, name, texts);
    }
    for (const [name, value] of fixed) input[name] = value;
    if (findings.fields.length > 0) throw new WireFailure(findings.fields);
    return input;
  };
}

function readBody(body: unknown, decode: Decoder, takesInput: boolean, findings: Findings): PlainObject {
  if (body === undefined) return {};
  if (!isPlainObject(body)) {
    findings.fields.push({ field: '', message: 'the body must be a JSON object' });
    return {};
  }
  if (!takesInput) {
    for (const name of Object.keys(body).slice(0, 20)) refuseUnknown(name, '', findings);
    return {};
  }
  const decoded = decode ? decode(body, '', findings) : body;
  return isPlainObject(decoded) ? decoded : {};
}
