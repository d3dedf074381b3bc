import type { Ctx, UserCtx } from '../../db/context.ts';
import { accountSettings, findUser } from '../accounts/index.ts';

/** The day it is for the caller: in the user's own zone, else in the customer's. */
export async function today(ctx: UserCtx): Promise<string> {
  const user = await findUser(ctx, ctx.actor.userId);
  return dayIn(ctx, user?.timezone ?? (await accountSettings(ctx)).settings.timezone);
}

/** The day it is in a zone, as `YYYY-MM-DD`: Swedish writes it so. */
export const dayIn = (ctx: Ctx, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ctx.now());
