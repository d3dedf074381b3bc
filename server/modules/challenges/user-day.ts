import type { Ctx } from '../../db/context.ts';
import { accountSettings, findUser } from '../accounts/index.ts';
import { dayIn } from './month.ts';

/** Today on the user's own calendar: the user's zone, else the customer's. */
export async function todayOf(ctx: Ctx, userId: string): Promise<string> {
  const [user, { settings }] = await Promise.all([findUser(ctx, userId), accountSettings(ctx)]);
  return dayIn(user?.timezone ?? settings.timezone, ctx.now());
}
