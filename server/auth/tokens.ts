import { decodeProtectedHeader, errors, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { failures } from '../kernel/errors.ts';

/**
 * The kinds of token that Fledge signs. Each has a `typ` and an audience of its own, so that none passes as
 * another; the prefix is only what callers see.
 */
export const TOKEN_KINDS = {
  session: { prefix: 'wgt_sess_', typ: 'wgt-sess+jwt', audience: 'fledge:widget-session', maxSeconds: 3_600 },
  embed: { prefix: 'embed_', typ: 'embed+jwt', audience: 'fledge:embed', maxSeconds: 86_400 },
  dashboard: { prefix: '', typ: 'dash+jwt', audience: 'fledge:dashboard', maxSeconds: 43_200 },
  admin: { prefix: '', typ: 'adm+jwt', audience: 'fledge:admin', maxSeconds: 28_800 },
  access: { prefix: '', typ: 'at+jwt', audience: 'fledge:user', maxSeconds: 3_600 },
  refresh: { prefix: '', typ: 'rt+jwt', audience: 'fledge:refresh', maxSeconds: 7 * 86_400 },
} as const;
export type TokenKind = keyof typeof TOKEN_KINDS;

/** The longest life of any token: how long a retired key must go on verifying. */
export const MAX_TOKEN_SECONDS = Math.max(...Object.values(TOKEN_KINDS).map((kind) => kind.maxSeconds));

export const ALGORITHM = 'EdDSA';
const ISSUER = 'fledge';
/** Clocks of two nodes differ a little; a token minted by one is valid on the other at once. */
const CLOCK_TOLERANCE_SECONDS = 5;
/** Longer than any token of ours, short enough that junk costs nothing. */
const MAX_TOKEN_CHARS = 2_000;

/** What a token says: `jti` its session, `sub` its user or person, `cid` its tenant. */
export interface TokenClaims {
  jti: string;
  sub: string;
  cid: string;
  /** A dashboard token that may only read. */
  ro?: boolean;
  /** Which of its family a refresh token is. */
  gen?: number;
}

/** Claims whose signature was checked; `exp` in Unix seconds. */
export type VerifiedClaims = TokenClaims & { exp: number };

export interface SigningKey {
  kid: string;
  key: CryptoKey | Uint8Array;
}
/** The public half of a key by its id; undefined for one we never had or no longer trust. */
export type FindKey = (kid: string) => Promise<CryptoKey | Uint8Array | undefined>;

const refuse = failures({
  unauthorized: ['unauthenticated', 'The token is not valid.'],
  token_expired: ['unauthenticated', 'The token has expired.'],
});

/** The kind of widget token a text claims to be by its prefix. */
export function widgetTokenKind(token: string): 'session' | 'embed' | undefined {
  if (token.startsWith(TOKEN_KINDS.session.prefix)) return 'session';
  return token.startsWith(TOKEN_KINDS.embed.prefix) ? 'embed' : undefined;
}

/**
 * The `typ` that a text claims; undefined for what is no JWT. Only what begins like one is decoded: an error costs more
 * than all the rest of a request's authentication.
 */
export function typeOfToken(token: string): string | undefined {
  if (!token.startsWith('ey')) return undefined;
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
}

/** Signs a token of a kind, valid from `now` until `expiresAt`. */
export async function signToken(
  kind: TokenKind,
  claims: TokenClaims,
  { key, now, expiresAt }: { key: SigningKey; now: Date; expiresAt: Date },
): Promise<string> {
  const { prefix, typ, audience } = TOKEN_KINDS[kind];
  const { jti, sub, ...rest } = claims;
  const jwt = await new SignJWT(rest)
    .setProtectedHeader({ alg: ALGORITHM, typ, kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setSubject(sub)
    .setJti(jti)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(key.key);
  return prefix + jwt;
}

/** The claims of a token of exactly that kind. Throws 401 `token_expired`, else 401 `unauthorized`. */
export async function verifyToken(
  kind: TokenKind,
  token: string,
  findKey: FindKey,
  now: Date,
): Promise<VerifiedClaims> {
  const { prefix, typ, audience } = TOKEN_KINDS[kind];
  if (token.length > MAX_TOKEN_CHARS || !token.startsWith(prefix)) throw refuse('unauthorized');
  const { payload } = await jwtVerify(
    token.slice(prefix.length),
    async ({ kid }) => {
      const key = kid === undefined ? undefined : await findKey(kid);
      if (!key) throw refuse('unauthorized');
      return key;
    },
    {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience,
      typ,
      currentDate: now,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'cid'],
    },
  ).catch((error: unknown): never => {
    throw toFailure(error);
  });
  const { jti, sub, cid, exp, ro, gen } = payload;
  if (typeof jti !== 'string' || typeof sub !== 'string' || typeof cid !== 'string' || exp === undefined)
    throw refuse('unauthorized');
  return {
    jti,
    sub,
    cid,
    exp,
    ...(ro === true ? { ro } : {}),
    ...(typeof gen === 'number' ? { gen } : {}),
  };
}

/** Trouble of ours (a database that does not answer) passes through; everything else is the token's fault. */
function toFailure(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refuse('token_expired');
  if (error instanceof errors.JOSEError) return refuse('unauthorized');
  return error;
}

export const importKey = (jwk: JWK): Promise<CryptoKey | Uint8Array> => importJWK(jwk, ALGORITHM);
