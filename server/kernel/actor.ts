/** What a publishable key or a widget session may do. */
export const SESSION_SCOPES = [
  'read',
  'events:track',
  'marketplace:browse',
  'marketplace:purchase',
  'items:equip',
  'eggs:hatch',
  'evolve',
  'path:complete',
  'challenges:write',
  'chat:write',
  'book:read',
  'book:write',
] as const;
export type SessionScope = (typeof SESSION_SCOPES)[number];

export const PUBLISHABLE_SCOPES = ['read:buddies', 'read:operations', 'write:embed-tokens'] as const;
export type PublishableScope = (typeof PUBLISHABLE_SCOPES)[number];

/** Which half of a customer's data a caller sees. The two never mix. */
export type Mode = 'live' | 'test';

/** Who calls. `accountId` is the customer; `customerId` on the context is the half of its data in use. */
export type Actor =
  | {
      type: 'anonymous';
      /** A credential was sent, and was not valid. */
      isRefused?: true;
    }
  | {
      type: 'key';
      accountId: string;
      keyId: string;
      mode: Mode;
      /** The user named by `X-User-ID`: whom the key acts as in the families of end users. */
      userId?: string;
    }
  | {
      type: 'publishable';
      accountId: string;
      keyId: string;
      mode: Mode;
      scopes: readonly PublishableScope[];
      origins: readonly string[];
    }
  | { type: 'person'; accountId: string; personId: string; mode: Mode; readOnly: boolean }
  | {
      type: 'widget';
      accountId: string;
      mode: Mode;
      sessionId: string;
      kind: 'session' | 'embed';
      userId: string;
      buddyId: string | null;
      scopes: readonly SessionScope[];
      origins: readonly string[];
      expiresAt: string;
    }
  | UserActor
  | AdminActor
  | {
      /** The dining backend, or whoever else holds the service token. */
      type: 'service';
      accountId: string;
      mode: Mode;
    }
  | { type: 'system'; accountId: string; mode: Mode };

/** What an end user's own API key may do. */
export const USER_KEY_SCOPES = [
  'budgets:read',
  'budgets:write',
  'transactions:read',
  'transactions:write',
  'ai:read',
  'ai:write',
  'keys:write',
] as const;
export type UserKeyScope = (typeof USER_KEY_SCOPES)[number];

/** An end user, by whatever credential: `via` says which, `scopes` what it may do. */
export interface UserActor {
  type: 'user';
  accountId: string;
  mode: Mode;
  userId: string;
  via: 'login' | 'external' | 'uuid' | 'apiKey' | 'key' | 'widget' | 'service';
  scopes: 'all' | readonly UserKeyScope[];
  /** What the widget session behind it may do; undefined for every other credential. */
  sessionScopes?: readonly SessionScope[];
  /** The login an access token belongs to. */
  loginId?: string;
}

/** What a platform operator may do: `super` everything, `support` look. */
export const ADMIN_ROLES = ['super', 'support'] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

/** The account of operators. It is no customer's, and its tenant holds nothing. */
export const PLATFORM = 'platform';

/** A platform operator, who belongs to no customer. */
export interface AdminActor {
  type: 'admin';
  accountId: typeof PLATFORM;
  mode: 'live';
  adminId: string;
  /** The login that the token belongs to. */
  loginId: string;
  role: AdminRole;
}

export type ActorType = Actor['type'];

/** What a limited credential of an end user must hold: a widget session its scope, an API key of the user's own its. */
export interface UserNeeds {
  session: SessionScope;
  /** `any`: what every key of the user may do. */
  key: UserKeyScope | 'any';
}

/** Whether an end user's credential holds what is needed, beyond what let it in. */
export function holds({ scopes, sessionScopes }: UserActor, needs: UserNeeds): boolean {
  if (sessionScopes !== undefined && !sessionScopes.includes(needs.session)) return false;
  return needs.key === 'any' || scopes === 'all' || scopes.includes(needs.key);
}

/** The customer of end users who come without any: its live half is the tenant `home`. */
export const HOME = { accountId: 'home', mode: 'live' } as const;

/** The person of the demo, Alex; there only while the demo is on. */
export const DEMO_USER = 'a1e8d0c4-5b1f-4c5e-9a70-0d3a3b6c5f11';

/** Whether that is the demo's person. Without a demo it is nobody, even on data that a demo has left behind. */
export const isDemoUser = (customerId: string, userId: string): boolean =>
  customerId === HOME.accountId && userId === DEMO_USER;

const TEST_SUFFIX = ':test';

/**
 * The tenant key that all rows of users, events and balances carry. Test data is a tenant of its own beside
 * the live one, so the filter every query has anyway keeps the two apart.
 */
export const dataTenant = (accountId: string, mode: Mode): string =>
  mode === 'test' ? accountId + TEST_SUFFIX : accountId;

/** The customer that owns a data tenant: keys, settings and configuration belong to it. */
export const accountOf = (customerId: string): string =>
  customerId.endsWith(TEST_SUFFIX) ? customerId.slice(0, -TEST_SUFFIX.length) : customerId;

export const modeOf = (customerId: string): Mode => (customerId.endsWith(TEST_SUFFIX) ? 'test' : 'live');
