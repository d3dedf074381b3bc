import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import { notFound } from '../../../kernel/errors.ts';
import { isId } from '../../../kernel/ids.ts';
import { revoked } from '../credentials.ts';
import { widgetSessions } from '../tables.ts';

/** Ends a session or an embed token, at once and on every node. Revoking twice is no error. */
export async function revokeSession(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  if (!isId('session', id)) throw notFound('widget_session');
  await ctx.transact(async (ctx) => {
    const rows = await ctx.db
      .update(widgetSessions)
      .set({
        revokedAt: sql`coalesce(${widgetSessions.revokedAt}, ${ctx.now().toISOString()}::timestamptz)`,
      })
      .where(and(eq(widgetSessions.customerId, ctx.customerId), eq(widgetSessions.id, id)))
      .returning({ id: widgetSessions.id });
    if (rows.length === 0) throw notFound('widget_session');
    ctx.emit(revoked(ctx.customerId, id));
  });
  return { id };
}
