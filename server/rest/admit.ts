import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail, isFailure, type Failure } from '../kernel/errors.ts';
import type { Allowance, Authenticate, Limit } from './ports.ts';
import type { RouteClass } from './table.ts';

/**
 * The door before any body is read: who calls, and is there budget left. A credential that is not valid makes the
 * caller anonymous and is remembered, so that open endpoints (login with an old token in the headers) still work.
 */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  routeClass: RouteClass,
  authenticate: Authenticate,
  limit: Limit,
): Promise<void> {
  const { call } = request;
  try {
    call.actor = await authenticate(request);
  } catch (error) {
    if (!isFailure(error) || (error.kind !== 'unauthenticated' && error.kind !== 'forbidden')) throw error;
    call.refusal = error;
    call.actor = { type: 'anonymous', isRefused: true };
  }
  if (routeClass === 'unlimited') return;
  const allowance = await limit(call.actor, routeClass, request.ip);
  reply
    .header('x-ratelimit-limit', allowance.limit)
    .header('x-ratelimit-remaining', allowance.remaining)
    .header('x-ratelimit-reset', allowance.resetAt);
  if (allowance.allowed) return;
  reply.header('retry-after', waitOf(allowance));
  throw rateLimited(allowance);
}

const waitOf = ({ retryAfterSeconds = 60 }: Allowance): number => retryAfterSeconds;

export const rateLimited = (allowance: Allowance): Failure =>
  fail('rate_limited', undefined, `Rate limit exceeded. Please retry after ${waitOf(allowance)} seconds.`);
