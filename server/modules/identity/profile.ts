import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { userLogins } from './tables.ts';

/** Who an end user is. Users whom a host names, or a bare UUID, have no login: their address and name are null. */
export interface UserProfile {
  userId: string;
  email: string | null;
  name: string | null;
  createdAt: string | null;
}

export async function getProfile(ctx: UserCtx): Promise<UserProfile> {
  const { userId } = ctx.actor;
  const [login] = await ctx.db
    .select({ email: userLogins.email, name: userLogins.name, createdAt: userLogins.createdAt })
    .from(userLogins)
    .where(and(eq(userLogins.customerId, ctx.customerId), eq(userLogins.userId, userId)));
  return {
    userId,
    email: login?.email ?? null,
    name: login?.name ?? null,
    createdAt: login?.createdAt ?? null,
  };
}
