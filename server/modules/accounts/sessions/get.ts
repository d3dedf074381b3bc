import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import { notFound } from '../../../kernel/errors.ts';
import { isId } from '../../../kernel/ids.ts';
import type { SessionRow } from '../credentials.ts';
import { widgetSessions } from '../tables.ts';

export const SESSION_STATES = ['issued', 'active', 'expired', 'revoked'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** A session as support sees it; the token itself is nowhere. */
export interface SessionView {
  id: string;
  kind: 'session' | 'embed';
  state: SessionState;
  userId: string;
  buddyId: string | null;
  scopes: string[];
  allowedOrigins: string[];
  createdAt: string;
  firstUsedAt: string | null;
  expiresAt: string;
  revokedAt: string | null;
}

/** Revoked outweighs expired; the first use makes an issued session active. */
export function sessionState(
  row: Pick<SessionRow, 'revokedAt' | 'expiresAt' | 'firstUsedAt'>,
  now: Date,
): SessionState {
  if (row.revokedAt !== null) return 'revoked';
  if (Date.parse(row.expiresAt) <= now.getTime()) return 'expired';
  return row.firstUsedAt === null ? 'issued' : 'active';
}

export async function getSession(ctx: Ctx, { id }: { id: string }): Promise<SessionView> {
  const [row] = isId('session', id)
    ? await ctx.db
        .select()
        .from(widgetSessions)
        .where(and(eq(widgetSessions.customerId, ctx.customerId), eq(widgetSessions.id, id)))
    : [];
  if (!row) throw notFound('widget_session');
  const { customerId: _, ...shown } = row;
  return { ...shown, state: sessionState(row, ctx.now()) };
}
