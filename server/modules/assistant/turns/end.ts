import { and, eq, lt } from 'drizzle-orm';
import { createCtx, type App, type UserCtx } from '../../../db/context.ts';
import { accountOf, modeOf } from '../../../kernel/actor.ts';
import { lockUser } from '../../accounts/index.ts';
import type { TurnRecord } from '../conversations/find.ts';
import { tellPages } from '../feed.ts';
import { partsOf, textOf } from '../parts.ts';
import {
  assistantConversations,
  assistantMessages,
  assistantTurnEvents,
  assistantTurns,
  type MessageStatus,
  type TurnStatus,
} from '../tables.ts';
import { turnEvent, type TurnEvent, type TurnRow } from '../turn-events.ts';
import { readEvents } from './read-events.ts';

/** How a turn ends. */
export interface Ending {
  status: Exclude<TurnStatus, 'running'>;
  event: Extract<TurnEvent, { type: 'done' | 'error' }>;
  backend: string | null;
  decided?: boolean;
  /** What the backend asked to remember. */
  memory?: { backend: string; value: unknown } | undefined;
}

const MESSAGE_STATUS: Record<Ending['status'], MessageStatus> = {
  done: 'complete',
  stopped: 'stopped',
  failed: 'failed',
};

/**
 * Ends a turn whose events up to `said` are kept: the last event, the whole message and the end are one transaction.
 * Undefined when it was ended by somebody else.
 */
export const endTurn = (
  ctx: UserCtx,
  turn: TurnRecord,
  said: readonly TurnEvent[],
  ending: Ending,
): Promise<TurnRow | undefined> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, turn.userId);
    return close(ctx, turn, said, ending);
  });

async function close(
  ctx: UserCtx,
  turn: TurnRecord,
  said: readonly TurnEvent[],
  { status, event, backend, decided = false, memory }: Ending,
  leaseBefore?: string,
): Promise<TurnRow | undefined> {
  const now = ctx.now().toISOString();
  const seq = said.length + 1;
  const last = turnEvent.parse(event);
  const [ended] = await ctx.db
    .update(assistantTurns)
    .set({ status, lastSeq: seq, endedAt: now, decided, holdMicroUsd: 0 })
    .where(
      and(
        rowOf(turn),
        eq(assistantTurns.status, 'running'),
        eq(assistantTurns.lastSeq, said.length),
        leaseBefore === undefined ? undefined : lt(assistantTurns.leaseUntil, leaseBefore),
      ),
    )
    .returning({ id: assistantTurns.id });
  if (!ended) return undefined;
  const { customerId, id: turnId } = turn;
  await ctx.db.insert(assistantTurnEvents).values({ customerId, turnId, seq, event: JSON.stringify(last) });
  await ctx.db
    .update(assistantMessages)
    .set({ content: textOf(said), parts: partsOf(said), status: MESSAGE_STATUS[status], backend })
    .where(and(eq(assistantMessages.customerId, customerId), eq(assistantMessages.id, turn.messageId)));
  await remember(ctx, turn, now, memory);
  await tellPages(ctx, { conversationId: turn.conversationId, turnId });
  ctx.emit({ name: 'turn.appended', payload: { customerId, turnId, seq } });
  return { seq, event: last };
}

async function remember(
  ctx: UserCtx,
  { customerId, conversationId }: TurnRecord,
  now: string,
  memory: Ending['memory'],
): Promise<void> {
  const where = and(
    eq(assistantConversations.customerId, customerId),
    eq(assistantConversations.id, conversationId),
  );
  const [row] = memory
    ? await ctx.db.select({ memory: assistantConversations.memory }).from(assistantConversations).where(where)
    : [];
  await ctx.db
    .update(assistantConversations)
    .set({
      updatedAt: now,
      lastMessageAt: now,
      ...(memory && { memory: { ...row?.memory, [memory.backend]: memory.value } }),
    })
    .where(where);
}

const rowOf = ({ customerId, id }: TurnRecord) =>
  and(eq(assistantTurns.customerId, customerId), eq(assistantTurns.id, id));

export const INTERRUPTED: Ending = {
  status: 'failed',
  event: {
    type: 'error',
    code: 'interrupted',
    message: 'The answer was interrupted. What was said so far stands; ask again for the rest.',
    retryable: true,
  },
  backend: null,
};

/** Ends a turn whose process is gone: its lease is over. False when it lives, or was ended meanwhile. */
export async function interruptLost(
  app: App,
  turn: TurnRecord,
  leaseBefore = app.now().toISOString(),
): Promise<boolean> {
  const ctx = asUser(app, turn);
  return ctx.transact(async (ctx) => {
    await lockUser(ctx, turn.userId);
    const said = (await readEvents(ctx, turn, 0)).map(({ event }) => event);
    const row = await close(ctx, turn, said, INTERRUPTED, leaseBefore);
    return row !== undefined;
  });
}

/** The turn's user, for what the server does on its behalf. */
const asUser = (app: App, { customerId, userId }: TurnRecord): UserCtx =>
  createCtx(app, {
    type: 'user',
    accountId: accountOf(customerId),
    mode: modeOf(customerId),
    userId,
    via: 'service',
    scopes: 'all',
  });

const MOST_AT_ONCE = 100;

/**
 * Ends every turn that was lost, of all tenants. `alone`: no other process can be running any, so at the start of one
 * all are lost, whatever their leases say.
 */
export async function interruptAllLost(app: App, { alone = false } = {}): Promise<void> {
  const { db } = app.database;
  const before = alone ? FAR : app.now().toISOString();
  for (let found = MOST_AT_ONCE; found === MOST_AT_ONCE;) {
    const lost = await db
      .select()
      .from(assistantTurns)
      .where(and(eq(assistantTurns.status, 'running'), lt(assistantTurns.leaseUntil, before)))
      .limit(MOST_AT_ONCE);
    const ended = [];
    for (const turn of lost) ended.push(await interruptLost(app, turn, before));
    found = ended.includes(true) ? lost.length : 0;
  }
}

const FAR = '9999-12-31T23:59:59.000Z';
