import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { fail, type Failure } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { MAX_BODY_BYTES } from './body.ts';
import type { CompiledRow } from './compile.ts';
import { snakeEnvelope } from './dialects/snake-envelope.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Metrics } from './metrics.ts';
import { HttpFailure, JSON_TYPE, refuse, statusOf } from './refusal.ts';
import type { Family } from './table.ts';

/** What a request carries through its hooks. */
export interface Call {
  /** The template in logs and metrics; never the path itself. */
  route: string;
  actor: Actor;
  /** Why the credential was not taken. Spoken only by procedures that need one. */
  refusal: Failure | undefined;
  suspicious: boolean;
  bodyText: string;
  quiet: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    call: Call;
  }
}

const TAME_ID = /^[\x21-\x7e]{1,128}$/;

/** The caller's own id for the request, if it is tame; it ends in headers and logs. */
function requestId(given: unknown): string {
  return typeof given === 'string' && TAME_ID.test(given) ? given : randomUUID();
}

/** What Fastify must be made with: its router and its request ids cannot be changed later. */
export const httpOptions = {
  bodyLimit: MAX_BODY_BYTES,
  genReqId: (request) => requestId(request.headers['x-request-id']),
  routerOptions: { maxParamLength: 5000, ignoreTrailingSlash: true },
  return503OnClosing: false,
  requestTimeout: 60_000,
  frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    // A path segment longer than any id of ours names nothing.
    const isTooLong = 'code' in error && error.code === 'FST_ERR_MAX_PARAM_LENGTH';
    const failure = isTooLong
      ? fail('resource_not_found')
      : fail('bad_request', undefined, 'The path could not be understood.');
    void reply
      .code(statusOf(failure))
      .headers({ 'x-request-id': request.id, 'content-type': JSON_TYPE })
      .send(JSON.stringify(snakeEnvelope.failure(failure, request.id)));
  },
  clientErrorHandler: (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const id = randomUUID();
    const failure = fail('bad_request', undefined, 'The request could not be understood.');
    const body = JSON.stringify(snakeEnvelope.failure(failure, id));
    socket.end(
      `HTTP/1.1 ${tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\n` +
        `content-type: ${JSON_TYPE}\r\nx-request-id: ${id}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
        `connection: close\r\n\r\n${body}`,
    );
  },
} satisfies FastifyServerOptions;

const EXPOSED = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Event-Quota-Limit',
  'X-Event-Quota-Used',
  'X-Event-Quota-Remaining',
  'X-Event-Quota-Reset',
  'Retry-After',
  'Idempotency-Replayed',
  'ETag',
].join(', ');
/** For whatever is answered; pages add a policy of their own. */
const SAFE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const PREFLIGHT_SECONDS = '600';

export interface EdgeOptions {
  readonly rows: readonly CompiledRow[];
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * What every request meets, whatever serves it: a request id, CORS, an answer in the envelope for unknown paths and
 * wrong methods, one log line and one observation.
 */
export function mountEdge(fastify: FastifyInstance, { rows, log, metrics }: EdgeOptions): void {
  fastify.decorateRequest('call');

  fastify.addHook('onRequest', (request, reply, done) => {
    request.call = {
      route: UNMATCHED,
      actor: ANONYMOUS,
      refusal: undefined,
      suspicious: false,
      bodyText: '',
      quiet: false,
    };
    reply.header('x-request-id', request.id).headers(SAFE);
    // No cookie is ever read, so any origin may ask; a credential bound to origins is refused by `authenticate`.
    if (request.headers.origin !== undefined)
      reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
      done();
      return;
    }
    const asked = request.headers['access-control-request-headers'];
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers': asked ?? 'authorization, content-type, idempotency-key',
        'access-control-max-age': PREFLIGHT_SECONDS,
      })
      .send();
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    // Undefined for what Fastify refused before any hook ran.
    const call: Call | undefined = request.call;
    const { route = UNMATCHED, actor = ANONYMOUS, quiet = false } = call ?? {};
    const milliseconds = reply.elapsedTime;
    metrics.request(request.method, route, reply.statusCode, milliseconds / 1000);
    if (!quiet) {
      log.info(
        {
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(milliseconds * 10) / 10,
          requestId: request.id,
          actor: actor.type,
        },
        'request',
      );
    }
    done();
  });

  const dialectFor = compileDialects(rows);
  const allowed = compileMethods(rows);
  fastify.setErrorHandler((error, request, reply) => refuse(error, request, reply, dialectFor(request), log));
  fastify.setNotFoundHandler((request, reply) => {
    const methods = allowed(pathOf(request));
    if (methods.length === 0)
      return refuse(fail('resource_not_found'), request, reply, dialectFor(request), log);
    const allow = methods.join(', ');
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send();
    const failure = new HttpFailure(405, 'method_not_allowed', 'This path does not know that method.', {
      allow,
    });
    return refuse(failure, request, reply, dialectFor(request), log);
  });
}

const ANONYMOUS: Actor = { type: 'anonymous' };
const UNMATCHED = 'unmatched';

/** The path without query and trailing slash. */
function pathOf(request: FastifyRequest): string {
  const [path = '/'] = request.url.split('?', 1);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Who speaks for a path that no row answers: the family that has the longest start of it to itself. */
function compileDialects(rows: readonly CompiledRow[]): (request: FastifyRequest) => Dialect {
  const owners = new Map<string, Family | undefined>();
  for (const { path, family } of rows) {
    const segments = path.split('/').slice(1);
    const literal = segments.findIndex((segment) => segment.startsWith(':'));
    const known = segments.slice(0, literal < 0 ? segments.length : literal);
    for (let length = 1; length <= known.length; length++) {
      const start = `/${known.slice(0, length).join('/')}`;
      owners.set(start, !owners.has(start) || owners.get(start) === family ? family : undefined);
    }
  }
  return (request) => {
    for (let path = pathOf(request); path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const owner = owners.get(path);
      if (owner) return owner.dialect;
    }
    return snakeEnvelope;
  };
}

/** Which methods a path has. Asked only for requests that no route took. */
function compileMethods(rows: readonly CompiledRow[]): (path: string) => string[] {
  const bySegments = new Map<number, CompiledRow[]>();
  for (const row of rows) {
    const count = row.path.split('/').length;
    bySegments.set(count, [...(bySegments.get(count) ?? []), row]);
  }
  return (path) => {
    const segments = path.split('/');
    const matching = (bySegments.get(segments.length) ?? []).filter((row) =>
      row.path
        .split('/')
        .every((part, i) => part === segments[i] || (part.startsWith(':') && segments[i] !== '')),
    );
    const methods = new Set<string>(matching.map((row) => row.method));
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].sort();
  };
}
