import { TRPCError } from '@trpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure, fail, HTTP_STATUS, isFailure } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { toFailure } from '../trpc/trpc.ts';
import type { Dialect } from './dialects/dialect.ts';

/** A refusal that only HTTP knows, so its status stands beside the kinds of the domain. */
export class HttpFailure extends Failure {
  constructor(
    readonly status: number,
    code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super('bad_request', code, message);
  }
}

export const statusOf = (failure: Failure): number =>
  failure instanceof HttpFailure ? failure.status : HTTP_STATUS[failure.kind];

/** What Fastify itself refuses, by its codes. */
const FASTIFY_CODES: Readonly<Record<string, () => Failure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => fail('payload_too_large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new HttpFailure(415, 'unsupported_media_type', 'The body must be application/json.'),
  FST_ERR_MAX_PARAM_LENGTH: () => fail('resource_not_found'),
};

/** Whatever was thrown, as a Failure that may be shown. Unknown errors say nothing outside and everything in the log. */
export function failureOf(error: unknown, requestId: string, log: Log): Failure {
  if (isFailure(error)) return error;
  // A procedure's own unknown errors were logged where they were caught.
  if (error instanceof TRPCError) return toFailure(error);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const known = FASTIFY_CODES[error.code];
    if (known) return known();
    const status = 'statusCode' in error ? error.statusCode : undefined;
    if (error.code.startsWith('FST_') && typeof status === 'number' && status < 500)
      return fail('bad_request');
  }
  log.error({ err: error, requestId }, 'request failed');
  return fail('internal_error');
}

/** Answers a failure in a family's dialect. */
export function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  dialect: Dialect,
  log: Log,
): FastifyReply {
  const failure = failureOf(error, request.id, log);
  if (failure instanceof HttpFailure) void reply.headers({ ...failure.headers });
  const wait = failure.details?.retry_after_seconds;
  if (failure.kind === 'limit' && typeof wait === 'number') void reply.header('retry-after', wait);
  return reply
    .code(statusOf(failure))
    .header('content-type', JSON_TYPE)
    .send(JSON.stringify(dialect.failure(failure, request.id)));
}

export const JSON_TYPE = 'application/json; charset=utf-8';
