import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import { enqueue } from '../../jobs/index.ts';
import { appendFeed } from '../progression/index.ts';
import { fail } from './errors.ts';
import type { Accepted, OperationOutput } from './schema.ts';
import { eggs, operations, type BuddyOperation, type OperationStatus, type OperationType } from './tables.ts';

export type OperationRow = typeof operations.$inferSelect;
export const OPERATION_QUEUE = 'operation';

const view = ({ customerId: _, input: _input, ...row }: OperationRow): OperationOutput => row;

export interface OperationRequest {
  type: BuddyOperation;
  userId: string;
  buddyId?: string;
  eggId?: string;
  input?: Record<string, unknown>;
}

/** Records an operation and its job in the caller's transaction, so that both exist or neither does. */
export async function startOperation(ctx: Ctx, request: OperationRequest): Promise<Accepted> {
  const row = newOperation(ctx, request);
  const { id, type, userId, buddyId } = row;
  await ctx.db.insert(operations).values(row);
  await enqueue(ctx, { queue: OPERATION_QUEUE, payload: { operationId: id }, dedupeKey: id });
  await appendFeed(ctx, userId, [
    { buddyId, type: 'operation.updated', payload: { id, type, status: 'pending' } },
  ]);
  return { accepted: true, operationId: id, status: 'pending' };
}

/** The row of an operation that has not begun. */
export function newOperation<R extends Omit<OperationRequest, 'type' | 'userId'>>(ctx: Ctx, request: R) {
  const now = ctx.now();
  return {
    input: {},
    ...request,
    buddyId: request.buddyId ?? null,
    eggId: request.eggId ?? null,
    customerId: ctx.customerId,
    id: newId('operation', now.getTime()),
    status: 'pending' as const,
    createdAt: now.toISOString(),
  };
}

/** The operation of a type that is under way for a buddy, if there is one. */
export async function runningOperation(
  ctx: Ctx,
  buddyId: string,
  type: OperationType,
): Promise<OperationRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.customerId, ctx.customerId),
        eq(operations.buddyId, buddyId),
        eq(operations.type, type),
        inArray(operations.status, ['pending', 'processing']),
      ),
    )
    .limit(1);
  return row;
}

/** What is under way for a user, oldest first. */
export async function openOperations(ctx: Ctx, userId: string): Promise<OperationRow[]> {
  return ctx.db
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.customerId, ctx.customerId),
        eq(operations.userId, userId),
        inArray(operations.status, ['pending', 'processing']),
      ),
    )
    .orderBy(asc(operations.id))
    .limit(20);
}

export async function requireOperation(ctx: Ctx, operationId: string, lock = false): Promise<OperationRow> {
  if (!isId('operation', operationId)) throw notFound('operation');
  const select = ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.customerId, ctx.customerId), eq(operations.id, operationId)));
  const [row] = await (lock ? select.for('update') : select.limit(1));
  if (!row) throw notFound('operation');
  return row;
}

/** Throws 404. */
export const getOperation = async (ctx: Ctx, input: { operationId: string }): Promise<OperationOutput> =>
  view(await requireOperation(ctx, input.operationId));

/** Newest first. */
export async function listOperations(
  ctx: Ctx,
  input: {
    limit: number;
    cursor?: string | undefined;
    type?: OperationType | undefined;
    status?: OperationStatus | undefined;
    buddyId?: string | undefined;
  },
): Promise<Page<OperationOutput>> {
  const [at, id] = decodeCursor(input.cursor, 2)?.map(String) ?? [];
  const rows = await ctx.db
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.customerId, ctx.customerId),
        input.type === undefined ? undefined : eq(operations.type, input.type),
        input.status === undefined ? undefined : eq(operations.status, input.status),
        input.buddyId === undefined ? undefined : eq(operations.buddyId, input.buddyId),
        at === undefined || id === undefined
          ? undefined
          : or(lt(operations.createdAt, at), and(eq(operations.createdAt, at), lt(operations.id, id))),
      ),
    )
    .orderBy(desc(operations.createdAt), desc(operations.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
  return { ...page, data: page.data.map(view) };
}

/** Stops an operation that no worker has begun; a hatching egg is ready again. Throws 404, 409 `operation_not_cancellable`. */
export async function cancelOperation(ctx: Ctx, input: { operationId: string }): Promise<OperationOutput> {
  return ctx.transact(async (ctx) => {
    const row = await requireOperation(ctx, input.operationId, true);
    if (row.status === 'cancelled') return view(row);
    if (row.status !== 'pending') throw fail('operation_not_cancellable', { status: row.status });
    if (row.eggId !== null) await reopenEgg(ctx, row.eggId);
    return view(await settle(ctx, row, { status: 'cancelled' }));
  });
}

/** A hatch that will not happen leaves its egg ready. */
export async function reopenEgg(ctx: Ctx, eggId: string): Promise<void> {
  await ctx.db
    .update(eggs)
    .set({ status: 'ready', operationId: null, updatedAt: ctx.now().toISOString() })
    .where(and(eq(eggs.customerId, ctx.customerId), eq(eggs.id, eggId), eq(eggs.status, 'hatching')));
}

type Change = Partial<Pick<OperationRow, 'status' | 'buddyId' | 'result' | 'error'>> & {
  status: OperationStatus;
};

/** Moves an operation on and tells the user's page. The caller holds the operation's row. */
export async function settle(ctx: Ctx, row: OperationRow, change: Change): Promise<OperationRow> {
  const now = ctx.now().toISOString();
  const next: OperationRow = {
    ...row,
    ...change,
    startedAt: change.status === 'processing' ? (row.startedAt ?? now) : row.startedAt,
    completedAt: change.status === 'processing' ? null : now,
  };
  const { status, buddyId, result, error, startedAt, completedAt } = next;
  await ctx.db
    .update(operations)
    .set({ status, buddyId, result, error, startedAt, completedAt })
    .where(and(eq(operations.customerId, ctx.customerId), eq(operations.id, row.id)));
  if (row.userId !== null)
    await appendFeed(ctx, row.userId, [
      {
        buddyId,
        type: 'operation.updated',
        payload: {
          id: row.id,
          type: row.type,
          status,
          ...(error ? { error } : {}),
          ...(buddyId ? { buddyId } : {}),
        },
      },
    ]);
  return next;
}

/**
 * Takes an operation in hand: pending becomes processing; one that a crash left processing is taken up again.
 * Undefined for one that has ended, or was cancelled before it began.
 */
export async function beginOperation(ctx: Ctx, operationId: string): Promise<OperationRow | undefined> {
  return ctx.transact(async (ctx) => {
    const operation = await requireOperation(ctx, operationId, true);
    if (operation.status === 'processing') return operation;
    return operation.status === 'pending' ? settle(ctx, operation, { status: 'processing' }) : undefined;
  });
}
