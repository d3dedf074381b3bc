/** What a host's mint endpoint answers: the answer of `POST /api/v1/widget-sessions`, passed on. */
export interface Minted {
  token: string;
  expires_in?: number;
  expires_at?: string;
  expiresAt?: string;
}

const DEFAULT_SECONDS = 3_600;

/** `exp − iat` of a token: right whatever the page's clock says. */
function claimedSeconds(token: string): number {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: { exp?: number; iat?: number } = JSON.parse(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
    );
    return (claims.exp ?? 0) - (claims.iat ?? 0);
  } catch {
    return 0;
  }
}

/** How long a token just received is good for. */
export function lifetimeSeconds(minted: Minted, now: number = Date.now()): number {
  const until = Date.parse(minted.expires_at ?? minted.expiresAt ?? '');
  const candidates = [claimedSeconds(minted.token), minted.expires_in ?? 0, (until - now) / 1_000];
  return candidates.find((seconds) => seconds > 0 && seconds <= 86_400) ?? DEFAULT_SECONDS;
}

/** Renewed a minute early, or after four fifths of a short life. */
export const renewAfterSeconds = (lifetime: number): number => lifetime - Math.min(60, lifetime * 0.2);
