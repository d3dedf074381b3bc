import { toPublishableScopes, toSessionScopes } from '../../auth/scopes.ts';
import { hashKey, looksLikeKey } from '../../auth/keys.ts';
import { widgetTokenKind } from '../../auth/tokens.ts';
import type { App } from '../../db/context.ts';
import { accountOf, modeOf, type Actor, type Mode } from '../../kernel/actor.ts';
import { findAccount, type Account } from './account.ts';
import { credentials } from './credentials.ts';
import { fail } from './errors.ts';
import { readToken } from './read-token.ts';
import { noteKeyUse, noteSessionUse } from './usage.ts';

/** What a request says of who sends it, header by header. */
export interface Credentials {
  /** `Authorization`. */
  authorization?: string | undefined;
  /** `Origin`. */
  origin?: string | undefined;
  /** `Sec-Fetch-Site`: browsers leave `Origin` away when a page reads from its own server. */
  fetchSite?: string | undefined;
  /** `X-Publishable-Key`: names the tenant for callers without a credential of their own. */
  publishableKey?: string | undefined;
  /** `X-Fledge-Mode`: the half of the data a dashboard's person looks at. */
  mode?: string | undefined;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,2000})$/i;

/**
 * Who calls. Nobody (`anonymous`) only when no credential was sent: a wrong, expired or revoked one is refused, never
 * downgraded. Throws 401 `unauthorized`, `token_expired`, `token_revoked`, or 403 `origin_not_allowed`.
 */
export async function authenticate(app: App, sent: Credentials): Promise<Actor> {
  if (sent.authorization === undefined) {
    if (sent.publishableKey === undefined) return { type: 'anonymous' };
    return fromKey(app, sent.publishableKey, sent, 'publishable');
  }
  const token = BEARER.exec(sent.authorization)?.[1];
  if (token === undefined) throw fail('unauthorized');
  if (token.startsWith('hatch_')) return fromKey(app, token, sent);
  const kind = widgetTokenKind(token);
  return kind ? fromWidget(app, kind, token, sent) : fromPerson(app, token, sent);
}

async function fromKey(app: App, secret: string, sent: Credentials, only?: 'publishable'): Promise<Actor> {
  const key = looksLikeKey(secret) ? await credentials(app).key(hashKey(secret)) : undefined;
  if (!key || (only && key.kind !== only)) throw fail('unauthorized');
  const account = await requireAccount(app, key.customerId);
  noteKeyUse(app, key);
  const base = { accountId: account.id, keyId: key.id, mode: key.mode };
  if (key.kind === 'secret') return { type: 'key', ...base };
  requireOrigin(sent, key.allowedOrigins, account);
  return {
    type: 'publishable',
    ...base,
    scopes: toPublishableScopes(key.scopes),
    origins: key.allowedOrigins,
  };
}

async function fromWidget(
  app: App,
  kind: 'session' | 'embed',
  token: string,
  sent: Credentials,
): Promise<Actor> {
  const claims = await readToken(app, kind, token);
  const session = await credentials(app).session(claims.cid, claims.jti);
  // The row is the truth; the token only proves who holds it.
  if (!session || session.kind !== kind || session.userId !== claims.sub) throw fail('unauthorized');
  if (session.revokedAt !== null) throw fail('token_revoked');
  if (Date.parse(session.expiresAt) <= app.now().getTime()) throw fail('token_expired');
  const account = await requireAccount(app, accountOf(session.customerId));
  requireOrigin(sent, session.allowedOrigins, account);
  noteSessionUse(app, session);
  return {
    type: 'widget',
    accountId: account.id,
    mode: modeOf(session.customerId),
    sessionId: session.id,
    kind,
    userId: session.userId,
    buddyId: session.buddyId,
    scopes: toSessionScopes(session.scopes),
    origins: session.allowedOrigins,
    expiresAt: session.expiresAt,
  };
}

async function fromPerson(app: App, token: string, sent: Credentials): Promise<Actor> {
  const claims = await readToken(app, 'dashboard', token);
  const account = await requireAccount(app, claims.cid);
  // A support operator's read-only token names no login of the customer.
  const isKnown = claims.ro === true || (await credentials(app).person(account.id, claims.sub));
  if (!isKnown) throw fail('unauthorized');
  return {
    type: 'person',
    accountId: account.id,
    personId: claims.sub,
    mode: readMode(sent.mode),
    readOnly: claims.ro === true,
  };
}

async function requireAccount(app: App, accountId: string): Promise<Account> {
  const account = await findAccount(app, accountId);
  if (!account) throw fail('unauthorized');
  return account;
}

function readMode(mode: string | undefined): Mode {
  if (mode === undefined || mode === 'live') return 'live';
  if (mode === 'test') return 'test';
  throw fail('bad_request', { header: 'X-Fledge-Mode', allowed: ['live', 'test'] });
}

/** A page must be on every list there is: the credential's own and the customer's. */
function requireOrigin(sent: Credentials, own: readonly string[], { settings }: Account): void {
  for (const allowed of [own, settings.allowedOrigins]) {
    if (allowed.length === 0) continue;
    const isAllowed =
      sent.origin === undefined ? sent.fetchSite === 'same-origin' : allowed.includes(sent.origin);
    if (!isAllowed) throw fail('origin_not_allowed');
  }
}
