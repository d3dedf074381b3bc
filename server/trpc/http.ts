import { getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError, type AnyTRPCRouter } from '@trpc/server';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createCtx, type App, type Ctx } from '../db/context.ts';
import { fail, type ErrorKind, type Failure } from '../kernel/errors.ts';
import { admit, rateLimited } from '../rest/admit.ts';
import { isDeeper, MAX_DEPTH } from '../rest/body.ts';
import { takesCoding, zip } from '../kernel/coding.ts';
import type { CompiledRow } from '../rest/compile.ts';
import type { Authenticate, Limit } from '../rest/ports.ts';
import { failureOf } from '../rest/refusal.ts';
import type { RouteClass } from '../rest/table.ts';
import { callableOf, proceduresOf, type Callable } from './call.ts';
import { toFailure } from './trpc.ts';

export interface TrpcHttpOptions {
  readonly router: AnyTRPCRouter;
  readonly app: App;
  readonly authenticate: Authenticate;
  readonly limit: Limit;
  /** A procedure draws on the budget of its REST row, so the small one of logins cannot be walked around. */
  readonly rows: readonly CompiledRow[];
}

/** From so many characters on an answer is zipped: a state with its picture is a quarter of itself then. */
const LARGE = 2_000;
/** Nearly as small as the best, in a third of the time. */
const ZIP_LEVEL = 4;

/** Calls in one request. Each counts against the caller's budget. */
const MAX_BATCH = 10;

/**
 * tRPC over HTTP at `/trpc/:path`. Plain single calls take a short way of ours in the same wire format, which costs a
 * fraction of the CPU; batches, subscriptions and everything unusual go to the stock adapter. Needs `mountEdge`.
 */
export async function mountTrpc(fastify: FastifyInstance, options: TrpcHttpOptions): Promise<void> {
  const { router, app, authenticate, limit } = options;
  const callables = new Map<string, Callable>();
  for (const [path, procedure] of Object.entries(proceduresOf(router)))
    if (procedure._def.type !== 'subscription') callables.set(path, callableOf(path, procedure));
  const classOf = compileClasses(options.rows);

  await fastify.register(async (scope) => {
    // The stock adapter wants the body as text, and so do we.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, text: string, done) => {
      if (isDeeper(text, MAX_DEPTH)) done(tooDeep());
      else done(null, text);
    });
    scope.setErrorHandler((error, request, reply) =>
      sendError(reply, router, asTrpcError(failureOf(error, request.id, app.log)), request),
    );
    const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const paths = pathOf(request).split(',', MAX_BATCH + 1);
      const [path = ''] = paths;
      request.call.route =
        paths.length > 1 ? '/trpc/batch' : `/trpc/${callables.has(path) ? path : 'unknown'}`;
      await admit(request, reply, classOf(paths), authenticate, limit);
      for (let extra = 1; extra < paths.length; extra++) {
        const allowance = await limit(request.call.actor, 'plan', request.ip);
        if (!allowance.allowed) throw rateLimited(allowance);
      }
    };
    scope.all('/trpc/:path', {
      onRequest: async (request, reply) => {
        if (!isSimple(request, callables.get(pathOf(request)))) await enter(request, reply);
      },
      preHandler: async (request, reply) => {
        if (!isSimple(request, callables.get(pathOf(request)))) return;
        if (request.body) request.headers.authorization ??= `Bearer ${String(request.body)}`;
        await enter(request, reply);
      },
      handler: async (request, reply) => {
        const callable = callables.get(pathOf(request));
        if (callable && (isSimple(request, callable) || isPlain(request, callable)))
          return answer(request, reply, callable, options);
        await fastifyRequestHandler({
          router,
          req: request,
          res: reply,
          path: pathOf(request),
          maxBatchSize: MAX_BATCH,
          createContext: (): Ctx => {
            if (request.call.refusal) throw asTrpcError(request.call.refusal);
            return createCtx(app, request.call.actor, request.id, undefined, request.ip);
          },
        });
        return reply;
      },
    });
  });
}

const pathOf = (request: FastifyRequest): string => (request.params as { path: string }).path;
const queryOf = (request: FastifyRequest) => request.query as Readonly<Record<string, unknown>>;

const JSON_TYPE = /^\s*application\/json\s*(?:;|$)/i;
const TEXT_TYPE = /^\s*text\/plain\s*(?:;|$)/i;

const hasInputOnly = (query: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(query).every(([name, value]) => name === 'input' && typeof value === 'string');

/**
 * A query sent by POST, its body nothing but the token: what a page may send to another origin without asking leave
 * first, since no header is out of the ordinary. Tokens stay out of addresses all the same.
 */
const isSimple = ({ method, headers, query }: FastifyRequest, callable: Callable | undefined): boolean =>
  callable?.type === 'query' &&
  method === 'POST' &&
  TEXT_TYPE.test(headers['content-type'] ?? '') &&
  hasInputOnly(query as Readonly<Record<string, unknown>>);

/** One call, no batch, no stream: what nearly every client sends. */
function isPlain(request: FastifyRequest, callable: Callable): boolean {
  const { headers, method } = request;
  const fits = callable.type === 'query' ? method === 'GET' : method === 'POST';
  if (!fits || headers['trpc-accept'] !== undefined || headers.accept?.includes('jsonl')) return false;
  const type = headers['content-type'];
  if (type === undefined ? method === 'POST' : !JSON_TYPE.test(type)) return false;
  return hasInputOnly(queryOf(request));
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  callable: Callable,
  { app, router }: TrpcHttpOptions,
): Promise<FastifyReply> {
  const ctx = createCtx(app, request.call.actor, request.id, undefined, request.ip);
  let input: unknown;
  try {
    const data = await callable.call(ctx, async () => (input = readInput(request, callable)));
    const body = JSON.stringify({ result: { data } });
    const isZipped = body.length >= LARGE && takesCoding(request.headers['accept-encoding'], 'gzip');
    if (!isZipped) return send(reply, 200, body);
    reply.header('content-encoding', 'gzip');
    return send(reply, 200, await zip(body, { level: ZIP_LEVEL }));
  } catch (cause) {
    const { refusal } = request.call;
    const isRefused = refusal !== undefined && toFailure(cause).kind === 'unauthenticated';
    const error = isRefused ? asTrpcError(refusal) : getTRPCErrorFromUnknown(cause);
    return sendError(reply, router, error, request, { ctx, input, callable });
  }
}

function readInput(request: FastifyRequest, { type }: Callable): unknown {
  const text = type === 'query' ? queryOf(request).input : request.body;
  if (typeof text !== 'string' || text === '') return undefined;
  if (type === 'query' && isDeeper(text, MAX_DEPTH)) throw tooDeep();
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'Invalid input';
    throw new TRPCError({ code: 'BAD_REQUEST', message, cause });
  }
}

const tooDeep = (): Failure =>
  fail('bad_request', undefined, `The body is nested deeper than ${MAX_DEPTH} levels.`);

const send = (reply: FastifyReply, status: number, body: string | Buffer): FastifyReply =>
  reply
    .code(status)
    .headers({ 'content-type': 'application/json', vary: 'trpc-accept, accept', 'cache-control': 'no-store' })
    .send(body);

interface Asked {
  ctx: Ctx;
  input: unknown;
  callable: Callable;
}

function sendError(
  reply: FastifyReply,
  router: AnyTRPCRouter,
  error: TRPCError,
  request: FastifyRequest,
  asked?: Asked,
): FastifyReply {
  const shape: { data: { httpStatus?: number; requestId?: string } } = getTRPCErrorShape({
    config: router._def._config,
    error,
    type: asked?.callable.type ?? 'unknown',
    path: asked?.callable.path,
    input: asked?.input,
    ctx: asked?.ctx,
  });
  if (!asked) shape.data.requestId = request.id;
  const status = shape.data.httpStatus ?? getHTTPStatusCodeFromError(error);
  return send(reply, status, JSON.stringify({ error: shape }));
}

/** Codes of what can go wrong before a procedure runs. */
const CODES: Partial<Record<ErrorKind, TRPCError['code']>> = {
  bad_request: 'BAD_REQUEST',
  invalid: 'UNPROCESSABLE_CONTENT',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  too_large: 'PAYLOAD_TOO_LARGE',
  limit: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

const asTrpcError = (failure: Failure): TRPCError =>
  new TRPCError({
    code: CODES[failure.kind] ?? 'INTERNAL_SERVER_ERROR',
    message: failure.message,
    cause: failure,
  });

function compileClasses(rows: readonly CompiledRow[]): (paths: readonly string[]) => RouteClass {
  const classes = new Map<string, RouteClass>();
  for (const { work, class: found } of rows) {
    if (work.kind !== 'procedure') continue;
    const { path } = work.procedure;
    if (found === 'auth' || !classes.has(path)) classes.set(path, found);
  }
  return (paths) => {
    const found = paths.map((path) => classes.get(path) ?? 'plan');
    if (found.includes('auth')) return 'auth';
    return found.length === 1 ? (found[0] ?? 'plan') : 'plan';
  };
}
