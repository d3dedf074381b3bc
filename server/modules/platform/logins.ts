import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { TOKEN_KINDS } from '../../auth/tokens.ts';
import { perApp, type App, type Ctx } from '../../db/context.ts';
import { PLATFORM, type AdminRole } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { freshCache } from '../accounts/index.ts';
import { adminLogins, admins } from './tables.ts';

export interface AdminLogin {
  id: string;
  adminId: string;
  role: AdminRole;
}

/** The belt: how long a node that missed the signal goes on believing a login. */
const MAX_AGE_MS = 5_000;

/** Logins that have not ended, of operators who are still there; kept for seconds, dropped by a signal. */
export const openLogins = perApp((app: App) => {
  const logins = freshCache<AdminLogin>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 1_000,
    load: async (id) => {
      const [row] = await app.database.db
        .select({ id: adminLogins.id, adminId: adminLogins.adminId, role: admins.role })
        .from(adminLogins)
        .innerJoin(admins, eq(admins.id, adminLogins.adminId))
        .where(and(eq(adminLogins.id, id), isNull(adminLogins.revokedAt), isNull(admins.deactivatedAt)));
      return row;
    },
  });
  app.bus.on('credential.revoked', ({ accountId, id }) => {
    if (accountId === PLATFORM) logins.dropWhere((login) => login.id === id || login.adminId === id);
  });
  return logins;
});

/** Starts a login of an operator; the answer is what its token names. */
export async function startLogin(ctx: Ctx, adminId: string): Promise<{ id: string; expiresAt: Date }> {
  const id = newId('adminLogin', ctx.now().getTime());
  const expiresAt = new Date(ctx.now().getTime() + TOKEN_KINDS.admin.maxSeconds * 1_000);
  const createdAt = ctx.now().toISOString();
  await ctx.db.insert(adminLogins).values({ id, adminId, createdAt, expiresAt: expiresAt.toISOString() });
  await ctx.db.update(admins).set({ lastLoginAt: createdAt }).where(eq(admins.id, adminId));
  return { id, expiresAt };
}

/** Ends one login, on every node at once. */
export async function endLogin(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .update(adminLogins)
    .set({ revokedAt: ctx.now().toISOString() })
    .where(and(eq(adminLogins.id, id), isNull(adminLogins.revokedAt)));
  ctx.emit({ name: 'credential.revoked', payload: { accountId: PLATFORM, id } });
}

/** Ends all logins of these operators, on every node at once. */
export async function endLogins(ctx: Ctx, adminIds: readonly string[]): Promise<void> {
  if (adminIds.length === 0) return;
  await ctx.db
    .update(adminLogins)
    .set({ revokedAt: ctx.now().toISOString() })
    .where(and(inArray(adminLogins.adminId, [...adminIds]), isNull(adminLogins.revokedAt)));
  for (const id of adminIds) ctx.emit({ name: 'credential.revoked', payload: { accountId: PLATFORM, id } });
}

/** Removes logins whose token has expired. */
export async function purgeAdminLogins(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await ctx.db.delete(adminLogins).where(lt(adminLogins.expiresAt, ctx.now().toISOString()));
}
