import type { UserCtx } from '../../db/context.ts';
import { appendFeed } from '../progression/index.ts';

/** The user's other pages learn that a conversation moved on. Behind the user's lock, in the transaction at hand. */
export const tellPages = (ctx: UserCtx, moved: { conversationId: string; turnId?: string }): Promise<void> =>
  appendFeed(ctx, ctx.actor.userId, [{ buddyId: null, type: 'chat.changed', payload: { ...moved } }]);
