import { TOKEN_KINDS, typeOfToken } from '../../auth/tokens.ts';
import type { App } from '../../db/context.ts';
import { PLATFORM, type Actor } from '../../kernel/actor.ts';
import { readToken } from '../accounts/index.ts';
import { authenticate as authenticateUser, type UserCredentials } from '../identity/index.ts';
import { fail } from './errors.ts';
import { openLogins } from './logins.ts';

const BEARER = /^Bearer +([\x21-\x7e]{1,2000})$/i;

/** Who calls: a platform operator by its token, else whom `identity` knows. Throws what that throws. */
export async function authenticate(app: App, sent: UserCredentials): Promise<Actor> {
  const token = sent.authorization === undefined ? undefined : BEARER.exec(sent.authorization)?.[1];
  if (token === undefined || typeOfToken(token) !== TOKEN_KINDS.admin.typ) return authenticateUser(app, sent);
  const { jti, sub } = await readToken(app, 'admin', token);
  const login = await openLogins(app).get(jti);
  if (!login || login.adminId !== sub) throw fail('token_revoked');
  return {
    type: 'admin',
    accountId: PLATFORM,
    mode: 'live',
    adminId: sub,
    loginId: jti,
    role: login.role,
  };
}
