import { createHash } from 'node:crypto';
import type { AnyTRPCRouter } from '@trpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { createCtx, type App, type Ctx } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import { fail, Failure, isFailure, type FieldError } from '../kernel/errors.ts';
import { callableOf, proceduresOf, type Callable } from '../trpc/call.ts';
import { admit } from './admit.ts';
import { leaveBodies, MAX_BODY_BYTES, readByteBodies, readJsonBodies } from './body.ts';
import type { CompiledRow, ProcedureWork, RawWork } from './compile.ts';
import { compileEncoder } from './codec/encode.ts';
import { WireFailure } from './codec/findings.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Source } from './input.ts';
import type { Answer, Authenticate, Limit, Once, Standing } from './ports.ts';
import { failureOf, JSON_TYPE, refuse } from './refusal.ts';
import type { Family, RawCall } from './table.ts';

export interface RestOptions {
  readonly rows: readonly CompiledRow[];
  readonly router: AnyTRPCRouter;
  readonly app: App;
  readonly authenticate: Authenticate;
  readonly limit: Limit;
  readonly once: Once;
  readonly standing: Standing;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Registers every row, each family in a scope of its own. Needs `mountEdge` on the same server. */
export async function mountRest(fastify: FastifyInstance, options: RestOptions): Promise<void> {
  const families = new Set(options.rows.map((row) => row.family));
  for (const family of families) {
    for (const [read, kind] of [
      [readJsonBodies, 'json'],
      [readByteBodies, 'bytes'],
      [leaveBodies, 'stream'],
    ] as const) {
      const rows = options.rows.filter((row) => row.family === family && bodyOf(row) === kind);
      if (rows.length === 0) continue;
      await fastify.register(async (scope) => {
        read(scope);
        scope.setErrorHandler((error, request, reply) => refuseRow(error, request, reply, family, options));
        for (const row of rows) scope.route(routeOf(row, options));
      });
    }
  }
}

const bodyOf = ({ work }: CompiledRow) => (work.kind === 'raw' ? (work.row.openapi.body ?? 'json') : 'json');

function routeOf(row: CompiledRow, options: RestOptions): RouteOptions {
  const { authenticate, limit } = options;
  // Nobody's upload is read.
  const isGuarded = bodyOf(row) !== 'json' && !(row.work.kind === 'raw' && row.work.row.openapi.open);
  return {
    method: row.method,
    url: row.path,
    bodyLimit: row.work.kind === 'raw' ? (row.work.row.openapi.maxBytes ?? MAX_BODY_BYTES) : MAX_BODY_BYTES,
    onRequest: async (request, reply) => {
      request.call.route = row.path;
      request.call.quiet = row.class === 'unlimited';
      await admit(request, reply, row.class, authenticate, limit);
      if (isGuarded && request.call.actor.type === 'anonymous') throw fail('unauthorized');
    },
    handler:
      row.work.kind === 'raw'
        ? rawHandler(row.work, row.family.dialect, options)
        : procedureHandler(row.work, options),
  };
}

/** A refusal in the family's words. A bad credential is what a procedure that needs one is told of. */
function refuseRow(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  family: Family,
  { app }: RestOptions,
): FastifyReply {
  const failure = failureOf(error, request.id, app.log);
  const told = failure.kind === 'unauthenticated' ? (request.call.refusal ?? failure) : failure;
  if (told.code === 'payload_too_large')
    return refuse(
      fail('payload_too_large', { max_bytes: request.routeOptions.bodyLimit }),
      request,
      reply,
      family.dialect,
      app.log,
    );
  return refuse(told, request, reply, family.dialect, app.log);
}

/** A row that names a procedure. Everything that can be decided at boot is decided out here. */
function procedureHandler(work: ProcedureWork, { app, once, standing }: RestOptions): Handler {
  const plain = compileRun(work, app);
  const flagged = new Map(
    [...work.flags].map(([flag, other]) => [flag, { work: other, run: compileRun(other, app) }]),
  );

  return async (request, reply) => {
    const { actor, suspicious } = request.call;
    const ctx = createCtx(app, actor, request.id, undefined, request.ip);
    const query = queryOf(request);
    const source: Source = { params: paramsOf(request), query, body: request.body, suspicious };
    let chosen = { work, run: plain };
    for (const [flag, other] of flagged) {
      if (query[flag] === undefined) continue;
      if (readFlag(flag, query[flag])) chosen = other;
      const { [flag]: _, ...rest } = query;
      source.query = rest;
    }
    const key = chosen.work.idempotent ? idempotencyKey(request, actor) : undefined;
    const run = (inner: Ctx): Promise<Answer> => chosen.run(inner, source);
    try {
      const answered =
        key === undefined ? await run(ctx) : await once(ctx, key, fingerprintOf(request, actor), run);
      if ('replayed' in answered && answered.replayed) reply.header('idempotency-replayed', 'true');
      if (work.quota) sayStanding(reply, await standing(ctx));
      return send(reply, answered);
    } catch (error) {
      if (work.quota && isFailure(error) && error.kind === 'payment') sayStanding(reply, await standing(ctx));
      throw error;
    }
  };
}

function sayStanding(reply: FastifyReply, { used, limit, resetAt }: Awaited<ReturnType<Standing>>): void {
  reply.header('x-event-quota-used', used).header('x-event-quota-reset', Date.parse(resetAt) / 1_000);
  if (limit === undefined) return;
  reply.header('x-event-quota-limit', limit).header('x-event-quota-remaining', Math.max(0, limit - used));
}

/** From what a request brought to what goes back over the wire. */
function compileRun(work: ProcedureWork, app: App): (ctx: Ctx, source: Source) => Promise<Answer> {
  const { procedure, input, statusOf, answer } = work;
  return async (ctx, source) => {
    if (procedure.input === undefined) input.read(source);
    try {
      const output = await procedure.call(ctx, async () => input.read(source));
      const status = statusOf(output);
      return { status, body: status === 204 ? '' : JSON.stringify(answer(output)) };
    } catch (error) {
      throw recased(failureOf(error, ctx.requestId, app.log), work.wireFields);
    }
  };
}

function readFlag(flag: string, value: unknown): boolean {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new WireFailure([{ field: flag, message: 'must be true or false' }]);
}

function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.code(status).header('cache-control', 'no-store');
  return status === 204 ? reply.send() : reply.header('content-type', JSON_TYPE).send(body);
}

/** Field errors that the schema found carry its own names; the caller knows those of the wire. */
function recased(failure: Failure, wireFields: ProcedureWork['wireFields']): Failure {
  const fields = failure.details?.fields;
  if (failure.kind !== 'invalid' || failure instanceof WireFailure || !isFieldErrors(fields)) return failure;
  return new Failure(failure.kind, failure.code, failure.message, {
    ...failure.details,
    fields: wireFields(fields),
  });
}

const isFieldErrors = (value: unknown): value is FieldError[] =>
  Array.isArray(value) && value.every((entry) => typeof entry?.field === 'string');

/** Fastify types both as unknown; the router and the query parser make nothing else. */
const paramsOf = (request: FastifyRequest) => request.params as Source['params'];
const queryOf = (request: FastifyRequest) => request.query as Source['query'];

/**
 * The key of a write that may be repeated. Anonymous callers share no key space, so theirs is ignored: a replay runs
 * no procedure and must never answer somebody else.
 */
function idempotencyKey(request: FastifyRequest, actor: Actor): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && actor.type !== 'anonymous' ? key : undefined;
}

/** Method, path, query and body, and the kind of principal: a limited one is not told what another's key was. */
function fingerprintOf(request: FastifyRequest, actor: Actor): string {
  const kind =
    actor.type === 'person' && actor.readOnly
      ? 'reader'
      : actor.type === 'user'
        ? `user ${String(actor.scopes)}`
        : actor.type;
  return createHash('sha256')
    .update(`${kind} ${request.method} ${request.url}\n`)
    .update(request.call.bodyText)
    .digest('base64url');
}

/** A row with a handler of its own. Procedures are still its only way to the domain. */
function rawHandler({ row }: RawWork, { toWire: casing }: Dialect, { app, router }: RestOptions): Handler {
  const procedures = proceduresOf(router);
  const callables = new Map<string, Callable>();
  const callable = (path: string): Callable => {
    const known = callables.get(path);
    if (known) return known;
    const procedure = procedures[path];
    if (!procedure) throw new Error(`there is no procedure ${path}`);
    const made = callableOf(path, procedure);
    callables.set(path, made);
    return made;
  };
  const toWire: RawCall['toWire'] = (path, output) => {
    const schema = callable(path).output;
    return (schema && compileEncoder(schema, casing)?.(output)) ?? output;
  };
  return async (request, reply) => {
    const ctx = createCtx(app, request.call.actor, request.id, undefined, request.ip);
    const call: RawCall['call'] = async (path, input) => {
      try {
        return await callable(path).call(ctx, async () => input);
      } catch (error) {
        throw recased(failureOf(error, ctx.requestId, app.log), (fields) =>
          fields.map(({ field, ...rest }) => ({ ...rest, field: casing(field) })),
        );
      }
    };
    return row.handler({ ctx, request, reply, params: paramsOf(request), call, toWire });
  };
}
