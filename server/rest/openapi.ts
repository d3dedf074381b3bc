import { PUBLISHABLE_SCOPES, SESSION_SCOPES, USER_KEY_SCOPES } from '../kernel/actor.ts';
import { definitionOf, isPlainObject, type PlainObject, type Schema } from './codec/schema.ts';
import type { CompiledRow, ProcedureWork } from './compile.ts';
import { jsonSchema } from './codec/json-schema.ts';
import type { Slot } from './input.ts';
import type { Family } from './table.ts';

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly serverUrl: string;
}

const JSON_SCHEMA = 'application/json';

/** OpenAPI 3.1 of some rows: one family's, or all of them. Made once, from the same array that serves requests. */
export function describeRows(rows: readonly CompiledRow[], info: OpenApiInfo): PlainObject {
  const families = [...new Set(rows.map((row) => row.family))];
  const definitions: PlainObject = {};
  const paths: Record<string, PlainObject> = {};
  for (const row of rows) {
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    const operations = (paths[path] ??= {});
    operations[row.method.toLowerCase()] = describeRow(row, families.length > 1, definitions);
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version },
    servers: [{ url: info.serverUrl }],
    tags: tagsOf(rows, families.length > 1),
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(families.map((family) => [failureName(family), family.dialect.failureSchema])),
        ...definitions,
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A secret key (`hatch_live_…`, `hatch_test_…`), a publishable key (`hatch_pk_…`), a widget token (`wgt_sess_…`, `embed_…`), a dashboard token, or an end user’s login or key (`tb_live_…`, `tb_test_…`). ' +
            `Scopes of publishable keys: ${PUBLISHABLE_SCOPES.join(', ')}; of widget sessions: ${SESSION_SCOPES.join(', ')}; of end users’ keys: ${USER_KEY_SCOPES.join(', ')}, or * for all.`,
        },
      },
    },
  };
}

const failureName = (family: Family): string => `${capital(family.dialect.name)}Failure`;
const capital = (text: string): string =>
  text.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const tagOf = (row: CompiledRow, isJoined: boolean): string =>
  isJoined ? `${row.family.title}: ${row.section}` : row.section;

function tagsOf(rows: readonly CompiledRow[], isJoined: boolean): { name: string }[] {
  return [...new Set(rows.map((row) => tagOf(row, isJoined)))].map((name) => ({ name }));
}

function describeRow(row: CompiledRow, isJoined: boolean, definitions: PlainObject): PlainObject {
  const base = {
    operationId: `${row.family.name}_${row.method.toLowerCase()}_${row.path.replace(/\W+/g, '_').replace(/^_|_$/g, '')}`,
    summary: row.summary,
    tags: [tagOf(row, isJoined)],
    ...(row.deprecated && { deprecated: true }),
  };
  if (row.work.kind === 'raw') {
    const { openapi } = row.work.row;
    return {
      ...base,
      parameters:
        openapi.parameters ?? row.params.map((name) => parameter('path', name, { type: 'string' }, true)),
      ...(openapi.requestBody && { requestBody: openapi.requestBody }),
      responses: { ...openapi.responses, ...failures(row.family, ['4XX']) },
      security: [{ bearer: [] }, {}],
    };
  }
  return { ...base, ...describeProcedure(row, row.work, definitions) };
}

function describeProcedure(row: CompiledRow, work: ProcedureWork, definitions: PlainObject): PlainObject {
  const { toWire, successSchema } = row.family.dialect;
  const speak = (schema: Schema, side: 'input' | 'output') => jsonSchema(schema, side, toWire, definitions);
  const hasBody = row.method !== 'GET' && row.method !== 'DELETE';
  const body =
    hasBody && work.procedure.input
      ? bodySchema(work, speak(work.procedure.input, 'input'), toWire)
      : undefined;
  // Scalars of a body may come in the query too; the reference shows them once.
  const query = work.input.query.filter((slot) => !hasBody || work.input.taken.has(slot.field));
  const describe = (slot: Slot, where: 'path' | 'query'): PlainObject => {
    const schema = speak(slot.schema, 'input');
    return parameter(where, slot.wire, schema, where === 'path' || !isOptional(slot.schema));
  };
  const success: PlainObject = { description: 'Success' };
  if (work.status !== 204 && work.output)
    success.content = { [JSON_SCHEMA]: { schema: successSchema(speak(work.output, 'output')) } };
  // A flagged call, and a repeat of what was made before, answer 200.
  const other200 = (): PlainObject => {
    const outputs = [...work.flags.values()].flatMap(({ output }) =>
      output ? [speak(output, 'output')] : [],
    );
    if (work.repeats && work.output) outputs.push(speak(work.output, 'output'));
    const schema = outputs.length > 1 ? { anyOf: outputs } : outputs[0];
    return schema
      ? { 200: { description: 'Success', content: { [JSON_SCHEMA]: { schema: successSchema(schema) } } } }
      : {};
  };
  const idempotency = parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 255 }, false);
  return {
    ...(work.scope && { description: `Scope of limited credentials: \`${work.scope}\`.` }),
    parameters: [
      ...work.input.path.map((slot) => describe(slot, 'path')),
      ...query.map((slot) => describe(slot, 'query')),
      ...[...work.flags].map(([flag, other]) => ({
        ...parameter('query', flag, { type: 'boolean' }, false),
        description: other.procedure.meta.summary ?? '',
      })),
      ...(work.idempotent ? [idempotency] : []),
    ],
    ...(body && {
      requestBody: { required: isRequired(body), content: { [JSON_SCHEMA]: { schema: body } } },
    }),
    responses: { ...other200(), [work.status]: success, ...failures(row.family, codesOf(row, work)) },
    security: [{ bearer: [] }, {}],
  };
}

const isOptional = (schema: Schema): boolean =>
  ['optional', 'default', 'prefault', 'catch'].includes(definitionOf(schema).type);
const isRequired = (body: PlainObject): boolean => Array.isArray(body.required) && body.required.length > 0;

const parameter = (where: string, name: string, schema: PlainObject, required: boolean): PlainObject => ({
  in: where,
  name,
  required,
  schema,
});

function codesOf(row: CompiledRow, work: ProcedureWork): string[] {
  const codes = ['401', '403', '422', '429'];
  if (row.method !== 'GET') codes.push('400', '409', '413');
  if (work.input.path.length > 0) codes.push('404');
  return codes.sort();
}

const REASONS: Readonly<Record<string, string>> = {
  400: 'The request could not be understood.',
  401: 'A valid credential is required.',
  403: 'This credential may not do that.',
  404: 'No such resource.',
  409: 'The resource is not in a state that allows this.',
  413: 'The request body is too large.',
  422: 'Some fields are not valid.',
  429: 'Rate limit exceeded.',
};

function failures(family: Family, codes: readonly string[]): PlainObject {
  const content = { [JSON_SCHEMA]: { schema: { $ref: `#/components/schemas/${failureName(family)}` } } };
  return Object.fromEntries(
    codes.map((code) => [code, { description: REASONS[code] ?? 'Refused', content }]),
  );
}

/** The schema of a body without what path and row give. */
function bodySchema(
  work: ProcedureWork,
  schema: PlainObject,
  toWire: (field: string) => string,
): PlainObject | undefined {
  const taken = new Set([...work.input.taken].map(toWire));
  const without = (part: unknown): unknown => {
    if (!isPlainObject(part)) return part;
    const out: PlainObject = { ...part };
    if (isPlainObject(out.properties))
      out.properties = Object.fromEntries(
        Object.entries(out.properties).filter(([name]) => !taken.has(name)),
      );
    if (Array.isArray(out.required)) out.required = out.required.filter((name) => !taken.has(String(name)));
    for (const list of ['anyOf', 'oneOf']) if (Array.isArray(out[list])) out[list] = out[list].map(without);
    return out;
  };
  const body = without(schema);
  if (!isPlainObject(body)) return undefined;
  const isEmpty = isPlainObject(body.properties) && Object.keys(body.properties).length === 0;
  return isEmpty ? undefined : body;
}
