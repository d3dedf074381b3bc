import { and, eq, isNull, ne } from 'drizzle-orm';
import { hashPassword, verifyPassword } from '../../auth/passwords.ts';
import { asSystem, type App, type Ctx } from '../../db/context.ts';
import { PLATFORM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { endLogins } from './logins.ts';
import { admins } from './tables.ts';

/**
 * Makes the operator that the environment names, or brings its password up to date. A changed password ends the logins
 * made with the old one; an operator that the environment named before, under another address, is let go.
 */
export async function ensureAdmin(
  app: App,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const outer = asSystem(app, PLATFORM);
  const [known] = await outer.db.select().from(admins).where(eq(admins.email, email));
  const isCurrent = known?.deactivatedAt === null && (await verifyPassword(known.passwordHash, password));
  // Hashed before the transaction: no connection waits for it.
  const passwordHash = isCurrent ? known.passwordHash : await hashPassword(password);
  await outer.transact(async (ctx) => {
    await letGoOthers(ctx, email);
    if (isCurrent) return;
    const own = { passwordHash, role: 'super', source: 'environment', deactivatedAt: null } as const;
    const [admin] = await ctx.db
      .insert(admins)
      .values({
        id: newId('admin', ctx.now().getTime()),
        email,
        name: email.slice(0, email.indexOf('@')),
        createdAt: ctx.now().toISOString(),
        ...own,
      })
      .onConflictDoUpdate({ target: admins.email, set: own })
      .returning({ id: admins.id });
    if (admin) await endLogins(ctx, [admin.id]);
  });
}

async function letGoOthers(ctx: Ctx, email: string): Promise<void> {
  const gone = await ctx.db
    .update(admins)
    .set({ deactivatedAt: ctx.now().toISOString() })
    .where(and(eq(admins.source, 'environment'), ne(admins.email, email), isNull(admins.deactivatedAt)))
    .returning({ id: admins.id });
  await endLogins(
    ctx,
    gone.map(({ id }) => id),
  );
}
