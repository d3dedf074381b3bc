import type { PlanKey } from './tables.ts';

/** What a plan includes. */
export interface Plan {
  key: PlanKey;
  /** Events that count, a calendar month in UTC. */
  eventsPerMonth: number;
  /** Pictures of a model that are included, a calendar month in UTC. */
  creditsPerMonth: number;
  requestsPerMinute: number;
  requestsPerDay: number;
}

const UNLIMITED = Number.MAX_SAFE_INTEGER;

export const PLANS: Record<PlanKey, Plan> = {
  starter: {
    key: 'starter',
    eventsPerMonth: 10_000,
    creditsPerMonth: 0,
    requestsPerMinute: 100,
    requestsPerDay: 5_000,
  },
  growth: {
    key: 'growth',
    eventsPerMonth: 500_000,
    creditsPerMonth: 50,
    requestsPerMinute: 1_000,
    requestsPerDay: 50_000,
  },
  pro: {
    key: 'pro',
    eventsPerMonth: 5_000_000,
    creditsPerMonth: 250,
    requestsPerMinute: 5_000,
    requestsPerDay: 250_000,
  },
  enterprise: {
    key: 'enterprise',
    eventsPerMonth: UNLIMITED,
    creditsPerMonth: 0,
    requestsPerMinute: 50_000,
    requestsPerDay: UNLIMITED,
  },
};
