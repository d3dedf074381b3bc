import type { IncomingHttpHeaders } from 'node:http';
import type { Ctx } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import type { RouteClass } from './table.ts';

/** What the transports need of other rooms; `app.ts` plugs them in. */

/** Who sends these headers. Anonymous without a credential; throws a Failure for one that is not valid. */
export type Authenticate = (request: { headers: IncomingHttpHeaders; ip: string }) => Promise<Actor>;

/** Counts a call and says what is left. */
export type Limit = (actor: Actor, routeClass: RouteClass, ip: string) => Promise<Allowance>;

export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Unix time in seconds at which the window has moved on. */
  resetAt: number;
  /** Seconds to wait; only when the call was one too many. */
  retryAfterSeconds?: number;
}

/** Where a customer stands in the month's quota of events. */
export type Standing = (ctx: Ctx) => Promise<{ used: number; limit: number | undefined; resetAt: string }>;

/** A success as it goes over the wire. */
export interface Answer {
  status: number;
  body: string;
}

/**
 * Runs a write once for a key: the answer is stored in the transaction of the write itself and given again when the
 * key comes back. Another fingerprint under the same key is a 409 `idempotency_key_conflict`.
 */
export type Once = (
  ctx: Ctx,
  key: string,
  fingerprint: string,
  run: (ctx: Ctx) => Promise<Answer>,
) => Promise<Answer & { replayed: boolean }>;
