import { signToken, TOKEN_KINDS } from '../../auth/tokens.ts';
import type { App } from '../../db/context.ts';
import { sortableId } from '../../kernel/ids.ts';
import { signingKey } from './signing-keys.ts';

export interface DashboardToken {
  accessToken: string;
  tokenType: 'bearer';
  /** Seconds. */
  expiresIn: number;
}

export interface DashboardPerson {
  accountId: string;
  personId: string;
  /** Support looks over a customer's shoulder: it may read and nothing else. */
  readOnly?: boolean;
  ttlSeconds?: number;
}

/** The token a dashboard holds for one of a customer's people. */
export async function issueDashboardToken(
  app: App,
  { accountId, personId, readOnly = false, ttlSeconds = TOKEN_KINDS.dashboard.maxSeconds }: DashboardPerson,
): Promise<DashboardToken> {
  const now = app.now();
  const claims = { jti: sortableId(now.getTime()), sub: personId, cid: accountId };
  const accessToken = await signToken('dashboard', readOnly ? { ...claims, ro: true } : claims, {
    key: await signingKey(app),
    now,
    expiresAt: new Date(now.getTime() + ttlSeconds * 1_000),
  });
  return { accessToken, tokenType: 'bearer', expiresIn: ttlSeconds };
}
