import type { Actor } from '../kernel/actor.ts';
import { networkOf } from './network.ts';

/** What one principal may call in a sliding minute and a sliding day. */
export interface RateRule {
  /** Who is counted. */
  key: string;
  perMinute: number;
  perDay: number;
}

export interface RateVerdict {
  allowed: boolean;
  /** The tighter of the windows that count for this call. */
  limit: number;
  remaining: number;
  /** Unix seconds at which that window has moved on. */
  resetAt: number;
  /** Length of the window that is full; only when refused. */
  retryAfterSeconds?: number;
}

/**
 * Which budget a call draws on: the caller's plan, the larger one of widgets, the small one of logins, or none
 * (probes).
 */
export type RateClass = 'plan' | 'widget' | 'auth' | 'unlimited';

/** What a plan grants to each key. */
export interface PlanRates {
  requestsPerMinute: number;
  requestsPerDay: number;
}

export interface RateRequest {
  actor: Actor;
  class: RateClass;
  ip: string;
  /** The plan of the actor's customer. Anonymous callers draw on none. */
  plan: PlanRates;
  /** Multiplies every limit; 0 turns them off. */
  scale: number;
}

/** One page, one user: publishable keys by address, widget tokens by user. */
const SCOPED: PlanRates = { requestsPerMinute: 200, requestsPerDay: 10_000 };
const UNAUTHENTICATED: PlanRates = { requestsPerMinute: 20, requestsPerDay: 200 };
/** By address alone: a count by account would let a stranger who guesses at an account lock its owner out. */
const LOGIN: PlanRates = { requestsPerMinute: 10, requestsPerDay: 100 };
/** All widgets of a customer together. */
const WIDGET_FACTOR = 3;

/** The rules that a call must pass, all of them. */
export function rateRules(request: RateRequest): RateRule[] {
  const { actor, plan, scale } = request;
  if (scale === 0 || request.class === 'unlimited' || actor.type === 'system') return [];
  const rule = (key: string, rates: PlanRates, factor = 1): RateRule => ({
    key,
    perMinute: Math.max(1, Math.floor(rates.requestsPerMinute * factor * scale)),
    perDay: Math.max(1, Math.floor(rates.requestsPerDay * factor * scale)),
  });
  const network = networkOf(request.ip);
  if (request.class === 'auth') return [rule(`login:${network}`, LOGIN)];
  if (actor.type === 'anonymous') return [rule(`ip:${network}`, UNAUTHENTICATED)];
  const tenant = `${actor.accountId}:${actor.mode}`;
  const everyWidget = rule(`widgets:${tenant}`, plan, WIDGET_FACTOR);
  switch (actor.type) {
    case 'key':
      return [request.class === 'widget' ? everyWidget : rule(`key:${actor.keyId}`, plan)];
    case 'person':
      return [rule(`person:${actor.personId}`, plan)];
    case 'publishable':
      return [rule(`page:${actor.keyId}:${network}`, SCOPED), everyWidget];
    case 'user':
      return [rule(`user:${tenant}:${actor.userId}`, SCOPED)];
    case 'admin':
      return [rule(`admin:${actor.adminId}`, SCOPED)];
    case 'service':
      return [rule('service', plan)];
    case 'widget':
      return [rule(`user:${tenant}:${actor.userId}`, SCOPED), everyWidget];
  }
}
