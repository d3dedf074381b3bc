import { timingSafeEqual } from 'node:crypto';
import { hashKey } from '../../auth/keys.ts';
import { TOKEN_KINDS, typeOfToken } from '../../auth/tokens.ts';
import type { App } from '../../db/context.ts';
import { accountOf, HOME, isDemoUser, modeOf, type Actor, type UserActor } from '../../kernel/actor.ts';
import { authenticate as authenticateCustomer, readToken, type Credentials } from '../accounts/index.ts';
import { credentials } from './credentials.ts';
import { fail } from './errors.ts';
import { isExternal, readExternal } from './external.ts';
import { ensureHome } from './home.ts';
import { noteUserKeyUse } from './key-usage.ts';

export interface UserCredentials extends Credentials {
  /** `X-User-ID`: the user a host's key or the service token acts as; alone, a UUID that is its own credential. */
  userId?: string | undefined;
  /** `X-Service-Token`. */
  serviceToken?: string | undefined;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,4000})$/i;
const USER_KEY = /^tb_(live|test)_[0-9A-Za-z]{32,64}$/;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const USER_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * Who calls: customers' credentials as `accounts` knows them, and end users' own. Nobody (`anonymous`) only when no
 * credential was sent. Throws 401 for one that is not valid, 400 `invalid_user_id`.
 */
export async function authenticate(app: App, sent: UserCredentials): Promise<Actor> {
  const actor = await identify(app, sent);
  // Tokens, keys and the UUID of a demo that was switched off.
  if (actor.type === 'user' && !app.settings.demo && isDemoUser(actor.accountId, actor.userId))
    throw fail('unauthorized');
  return actor;
}

async function identify(app: App, sent: UserCredentials): Promise<Actor> {
  const token = sent.authorization === undefined ? undefined : BEARER.exec(sent.authorization)?.[1];
  if (token !== undefined) {
    const user = await fromBearer(app, token);
    if (user) return user;
  } else if (sent.serviceToken !== undefined) {
    return fromService(app, sent.serviceToken, sent.userId);
  }
  const actor = await authenticateCustomer(app, sent);
  return sent.userId === undefined ? actor : inTheNameOf(app, actor, sent.userId);
}

/** An end user's own token or key; undefined for what `accounts` must look at. */
async function fromBearer(app: App, token: string): Promise<UserActor | undefined> {
  if (USER_KEY.test(token)) return fromKey(app, token);
  if (typeOfToken(token) === TOKEN_KINDS.access.typ) {
    const { cid, jti, sub } = await readToken(app, 'access', token);
    // The row is the truth; the token only proves who holds it.
    const family = await credentials(app).family(cid, jti);
    if (!family || family.userId !== sub) throw fail('token_revoked');
    return { ...userOf(cid, sub, 'login'), loginId: jti };
  }
  if (!isExternal(app, token)) return undefined;
  const userId = await readExternal(app, token);
  await ensureHome(app);
  return { type: 'user', ...HOME, userId, via: 'external', scopes: 'all' };
}

async function fromKey(app: App, secret: string): Promise<UserActor> {
  const key = await credentials(app).key(hashKey(secret));
  if (!key) throw fail('unauthorized');
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= app.now().getTime()) throw fail('token_expired');
  noteUserKeyUse(app, key);
  const scopes = key.scopes.includes('*') ? 'all' : key.scopes.filter((scope) => scope !== '*');
  return { ...userOf(key.customerId, key.userId, 'apiKey'), scopes };
}

const userOf = (customerId: string, userId: string, via: UserActor['via']): UserActor => ({
  type: 'user',
  accountId: accountOf(customerId),
  mode: modeOf(customerId),
  userId,
  via,
  scopes: 'all',
});

/** The dining backend, or the user it names. */
async function fromService(app: App, token: string, userId: string | undefined): Promise<Actor> {
  const [given, wanted] = [Buffer.from(hashKey(token)), Buffer.from(hashKey(app.settings.serviceToken))];
  if (!timingSafeEqual(given, wanted)) throw fail('invalid_service_token');
  await ensureHome(app);
  if (userId === undefined) return { type: 'service', ...HOME };
  if (!UUID_V4.test(userId)) throw fail('invalid_user_id');
  return { type: 'user', ...HOME, userId, via: 'service', scopes: 'all' };
}

async function inTheNameOf(app: App, actor: Actor, userId: string): Promise<Actor> {
  if (actor.type === 'key') {
    if (!USER_ID.test(userId)) throw fail('invalid_user_id', undefined, 'X-User-ID is no id of a user.');
    return { ...actor, userId };
  }
  if (actor.type !== 'anonymous' && actor.type !== 'publishable') return actor;
  if (!app.settings.legacyUuidAuth) return actor;
  if (!UUID_V4.test(userId)) throw fail('invalid_user_id');
  const tenant = actor.type === 'publishable' ? actor : HOME;
  if (tenant === HOME) await ensureHome(app);
  return { type: 'user', accountId: tenant.accountId, mode: tenant.mode, userId, via: 'uuid', scopes: 'all' };
}
