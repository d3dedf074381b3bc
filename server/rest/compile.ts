import type { AnyTRPCRouter } from '@trpc/server';
import type { FieldError } from '../kernel/errors.ts';
import { callableOf, proceduresOf, type Callable } from '../trpc/call.ts';
import { compileEncoder } from './codec/encode.ts';
import { toWireFields } from './codec/field-names.ts';
import { fieldsOf, isPlainObject, type Schema } from './codec/schema.ts';
import { planInput, type InputPlan } from './input.ts';
import type { Family, Method, ProcedureRow, RawRow, RouteClass, Routes, View } from './table.ts';

/** One endpoint with everything decided that can be decided before a request comes. */
export interface CompiledRow {
  readonly family: Family;
  readonly section: string;
  readonly method: Method;
  /** The whole path with `:params`, without a trailing slash. */
  readonly path: string;
  readonly params: readonly string[];
  readonly class: RouteClass;
  readonly summary: string;
  readonly deprecated: boolean;
  readonly work: ProcedureWork | RawWork;
}

export interface ProcedureWork {
  readonly kind: 'procedure';
  readonly procedure: Callable;
  readonly input: InputPlan;
  /** The schema of the answer: the procedure's or the view's. */
  readonly output: Schema | undefined;
  readonly status: number;
  /** A repeat answers 200 instead. */
  readonly repeats: boolean;
  readonly statusOf: (output: unknown) => number;
  /** Query flags and the work they choose instead. */
  readonly flags: ReadonlyMap<string, ProcedureWork>;
  readonly scope: string | undefined;
  /** Its answers say where the customer stands in the month's quota. */
  readonly quota: boolean;
  /** A write that may be repeated under an Idempotency-Key. */
  readonly idempotent: boolean;
  /** The body of a success, ready for JSON.stringify. */
  readonly answer: (output: unknown) => unknown;
  readonly wireFields: (fields: readonly FieldError[]) => FieldError[];
}

export interface RawWork {
  readonly kind: 'raw';
  readonly row: RawRow;
}

/**
 * Families and the router become the one array that Fastify, the reference, the contract test and routes.txt read.
 * Throws when a row names an unknown procedure, clashes with another, or has a path parameter without a field.
 */
export function compileRows(families: readonly Family[], router: AnyTRPCRouter): CompiledRow[] {
  const procedures = proceduresOf(router);
  const find = (path: string): Callable => {
    const procedure = Object.hasOwn(procedures, path) ? procedures[path] : undefined;
    if (!procedure) throw new Error(`there is no procedure ${path}`);
    return callableOf(path, procedure);
  };
  const rows = families.flatMap((family) =>
    Object.entries(family.sections).flatMap(([section, routes]) =>
      compileSection(family, section, routes, find),
    ),
  );
  refuseClashes(rows);
  return rows;
}

function compileSection(
  family: Family,
  section: string,
  routes: Routes,
  find: (path: string) => Callable,
): CompiledRow[] {
  const rows = Object.entries(routes).map(([key, row]): CompiledRow => {
    try {
      const [method, local] = parseKey(key);
      const path = `${family.prefix}${local}`.replace(/\/$/, '') || '/';
      const params = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
      const block: ProcedureRow | RawRow = typeof row === 'string' ? { call: row } : row;
      const base = { family, section, method, path, params, class: classOf(family, local) };
      if ('handler' in block) {
        const { summary, deprecated = false } = block.openapi;
        return { ...base, summary, deprecated, work: { kind: 'raw', row: block } };
      }
      const work = compileProcedure(block, find, method, params, family);
      const summary = block.summary ?? work.procedure.meta.summary ?? `${method} ${path}`;
      return { ...base, summary, deprecated: block.deprecated ?? false, work };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`row "${key}" of ${family.name}/${section}: ${reason}`, { cause: error });
    }
  });
  refuseShadows(rows);
  return rows;
}

function compileProcedure(
  row: ProcedureRow,
  find: (path: string) => Callable,
  method: Method,
  params: readonly string[],
  family: Family,
): ProcedureWork {
  const { toWire, success } = family.dialect;
  const procedure = find(row.call);
  const status = row.status ?? 200;
  const { repeated, flags = {} } = row;
  if (procedure.type === 'subscription') throw new Error(`${procedure.path} is a subscription`);
  if (repeated !== undefined && !(procedure.output && fieldsOf(procedure.output, 'output')?.has(repeated)))
    throw new Error(`the output of ${procedure.path} has no field ${repeated}`);
  if (!procedure.output && status !== 204) throw new Error(`${procedure.path} has no output schema`);
  const output = row.view?.output ?? procedure.output;
  const encode = output && status !== 204 ? compileEncoder(output, toWire) : undefined;
  const map = row.view && mapOf(row.view);
  const input = planInput(procedure.input, {
    params,
    rename: row.rename ?? {},
    constants: row.with ?? {},
    toWire,
  });
  const renamed = new Map([...input.query, ...input.path].map(({ field, wire }) => [field, wire]));
  return {
    kind: 'procedure',
    procedure,
    input,
    output,
    status,
    repeats: repeated !== undefined,
    statusOf: (value) =>
      repeated !== undefined && isPlainObject(value) && value[repeated] === true ? 200 : status,
    flags: new Map(
      Object.entries(flags).map(([flag, call]) => [
        flag,
        compileProcedure(
          { ...row, call, status: 200, flags: {}, repeated: undefined },
          find,
          method,
          params,
          family,
        ),
      ]),
    ),
    scope: row.scope,
    quota: row.quota ?? false,
    idempotent: method !== 'GET' && (procedure.meta.idempotency ?? 'key') === 'key',
    answer: (value) => {
      const shown = map ? map(value) : value;
      return success(encode ? encode(shown) : shown);
    },
    wireFields: (fields) =>
      procedure.input ? toWireFields(fields, procedure.input, toWire, renamed) : [...fields],
  };
}

/** A view is written for its procedure's output, which is all it is ever given. */
const mapOf = (view: View) => view.map as (output: unknown) => unknown;

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies Method[];
const isMethod = (text: string | undefined): text is Method => text !== undefined && METHODS.includes(text);

function parseKey(key: string): [Method, string] {
  const [method, path, ...rest] = key.trim().split(/\s+/);
  if (!isMethod(method) || !path?.startsWith('/') || rest.length > 0)
    throw new Error('a row is "METHOD /path"');
  return [method, path];
}

function classOf(family: Family, path: string): RouteClass {
  let best: [prefix: string, found: RouteClass] = ['', 'plan'];
  for (const [prefix, found] of Object.entries(family.classes ?? {})) {
    const fits = path === prefix || path.startsWith(`${prefix}/`);
    if (fits && prefix.length > best[0].length) best = [prefix, found];
  }
  return best[1];
}

const shapeOf = (row: CompiledRow): string => `${row.method} ${row.path.replace(/:\w+/g, ':')}`;

function refuseClashes(rows: readonly CompiledRow[]): void {
  const seen = new Map<string, CompiledRow>();
  for (const row of rows) {
    const other = seen.get(shapeOf(row));
    if (other)
      throw new Error(
        `"${row.method} ${row.path}" stands twice: ${other.family.name}/${other.section} and ${row.family.name}/${row.section}`,
      );
    seen.set(shapeOf(row), row);
  }
}

/** Whoever reads a section from the top meets the path that answers first: literal paths above `:param` paths. */
function refuseShadows(rows: readonly CompiledRow[]): void {
  rows.forEach((upper, i) => {
    const lower = rows.slice(i + 1).find((row) => shadows(upper, row));
    if (lower)
      throw new Error(`"${lower.method} ${lower.path}" must stand above "${upper.method} ${upper.path}"`);
  });
}

function shadows(upper: CompiledRow, lower: CompiledRow): boolean {
  if (upper.method !== lower.method) return false;
  const above = upper.path.split('/');
  const below = lower.path.split('/');
  if (above.length !== below.length) return false;
  const differs = above.findIndex((segment, i) => segment.startsWith(':') !== below[i]?.startsWith(':'));
  const fits = above.every((segment, i) => segment.startsWith(':') || segment === below[i]);
  return differs >= 0 && fits;
}
