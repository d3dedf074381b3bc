import { hash } from 'node:crypto';
import { verifyToken, type TokenKind, type VerifiedClaims } from '../../auth/tokens.ts';
import { perApp, type App } from '../../db/context.ts';
import { keyFinder } from './signing-keys.ts';

const MAX_TOKENS = 20_000;

/** Signatures that were found good, by digest of the token: a check costs as much as the rest of a small request. */
const checked = perApp((app: App) => {
  const tokens = new Map<string, VerifiedClaims>();
  // Any change of the signing keys.
  app.bus.on('credential.revoked', ({ accountId }) => {
    if (accountId === '') tokens.clear();
  });
  return tokens;
});

/**
 * The claims of a token of that kind. Only the signature is remembered: whether session, person and customer still
 * exist is asked each time. Throws 401 `token_expired`, else 401 `unauthorized`.
 */
export async function readToken(app: App, kind: TokenKind, token: string): Promise<VerifiedClaims> {
  const tokens = checked(app);
  const digest = hash('sha256', `${kind} ${token}`);
  const known = tokens.get(digest);
  if (known && app.now().getTime() < known.exp * 1_000) return known;
  tokens.delete(digest);
  const claims = await verifyToken(kind, token, keyFinder(app), app.now());
  if (tokens.size >= MAX_TOKENS) {
    const oldest = tokens.keys().next();
    if (!oldest.done) tokens.delete(oldest.value);
  }
  tokens.set(digest, claims);
  return claims;
}
