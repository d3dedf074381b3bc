import type { UserCtx } from '../../db/context.ts';
import { endFamily } from './tokens.ts';

/**
 * Ends the login that the access token belongs to: its refresh tokens and access tokens are worth nothing from now on,
 * on every node. Other credentials have no login to end.
 */
export async function logout(ctx: UserCtx): Promise<{ message: string }> {
  const { loginId } = ctx.actor;
  if (loginId !== undefined) await endFamily(ctx, ctx.customerId, loginId);
  return { message: 'Logged out successfully' };
}
