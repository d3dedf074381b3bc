import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import { perApp, type App } from '../../db/context.ts';
import { fail } from './errors.ts';

const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_USER_ID_CHARS = 128;

const keySets = perApp((app: App) => {
  const { externalIssuer } = app.settings;
  return externalIssuer && createRemoteJWKSet(new URL(externalIssuer.jwksUrl), { timeoutDuration: 5_000 });
});

/** Whether a token says it is of the issuer that the operator trusts. What it says is checked afterwards. */
export function isExternal(app: App, token: string): boolean {
  const { externalIssuer } = app.settings;
  if (!externalIssuer || !token.startsWith('ey')) return false;
  try {
    return decodeJwt(token).iss === externalIssuer.issuer;
  } catch {
    return false;
  }
}

/**
 * The subject of a token that the trusted issuer signed. Symmetric algorithms are refused: a public key is no secret.
 * 401 `token_expired` or `unauthorized`; other trouble (the issuer does not answer) passes through.
 */
export async function readExternal(app: App, token: string): Promise<string> {
  const { externalIssuer } = app.settings;
  const keys = keySets(app);
  if (!externalIssuer || !keys) throw fail('unauthorized');
  const { payload } = await jwtVerify(token, keys, {
    issuer: externalIssuer.issuer,
    ...(externalIssuer.audience === undefined ? {} : { audience: externalIssuer.audience }),
    algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    currentDate: app.now(),
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'sub'],
  }).catch((error: unknown): never => {
    if (error instanceof errors.JWTExpired) throw fail('token_expired');
    if (error instanceof errors.JWKSTimeout) throw error;
    if (error instanceof errors.JOSEError) throw fail('unauthorized');
    throw error;
  });
  const { sub } = payload;
  if (sub === undefined || sub === '' || sub.length > MAX_USER_ID_CHARS || sub.includes('\0'))
    throw fail('unauthorized');
  return sub;
}
