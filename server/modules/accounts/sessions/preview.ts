import { EMBED_SCOPES } from '../../../auth/scopes.ts';
import type { Ctx } from '../../../db/context.ts';
import { SESSION_SCOPES } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import { buddyOwner, newestBuddy } from '../../buddies/index.ts';
import { issueSession } from './issue.ts';

const TTL_SECONDS = 900;

export interface PreviewTokens {
  buddyId: string;
  userId: string;
  /** Null for a person who may only read. */
  sessionToken: string | null;
  embedToken: string;
  expiresAt: string;
}

/** Short-lived tokens with which a dashboard shows the widgets: of the given buddy, else of the newest. */
export async function previewSession(
  ctx: Ctx,
  { buddyId }: { buddyId?: string | undefined },
): Promise<PreviewTokens> {
  const buddy = buddyId === undefined ? await newestBuddy(ctx) : await ownBuddy(ctx, buddyId);
  if (!buddy) throw notFound('buddy');
  const holder = { buddyId: buddy.id, userId: buddy.userId, ttlSeconds: TTL_SECONDS };
  const mayAct = ctx.actor.type !== 'person' || !ctx.actor.readOnly;
  const session = mayAct
    ? await issueSession(ctx, { kind: 'session', ...holder, scopes: SESSION_SCOPES })
    : undefined;
  const embed = await issueSession(ctx, { kind: 'embed', ...holder, scopes: EMBED_SCOPES });
  return {
    buddyId: buddy.id,
    userId: buddy.userId,
    sessionToken: session?.token ?? null,
    embedToken: embed.token,
    expiresAt: embed.expiresAt,
  };
}

async function ownBuddy(ctx: Ctx, id: string): Promise<{ id: string; userId: string } | undefined> {
  const owner = await buddyOwner(ctx, id);
  return owner && { id, userId: owner.userId };
}
