import type { Ctx } from '../../db/context.ts';
import { enqueueAll } from '../../jobs/index.ts';
import { newOperation, operations } from '../buddies/index.ts';
import { authorizeCredits } from '../credits/index.ts';
import { OPERATION_OF, type Brief, type Subject } from './brief.ts';

export const GENERATION_QUEUE = 'generation';

export interface Started {
  operationId: string;
  subject: Subject;
}

/** The row of an operation that makes a picture. */
export const operationFor = (ctx: Ctx, { maker, subject }: Brief) =>
  newOperation(ctx, { type: OPERATION_OF[subject.kind], userId: null, input: { maker, subject } });

/**
 * Starts an operation for each subject, with its job and, where a model draws, its credit: all of them or none.
 * Three statements and the credits', whatever the number. Throws 402 `credit_insufficient`.
 */
export async function startGenerations(ctx: Ctx, subjects: readonly Subject[]): Promise<Started[]> {
  const maker = ctx.app.media.model ? 'model' : 'composer';
  return ctx.transact(async (ctx) => {
    const rows = subjects.map((subject) => ({ subject, row: operationFor(ctx, { maker, subject }) }));
    const ids = rows.map(({ row }) => row.id);
    if (maker === 'model') await authorizeCredits(ctx, ids);
    await ctx.db.insert(operations).values(rows.map(({ row }) => row));
    await enqueueAll(
      ctx,
      ids.map((id) => ({ queue: GENERATION_QUEUE, payload: { operationId: id }, dedupeKey: id })),
    );
    return rows.map(({ row, subject }) => ({ operationId: row.id, subject }));
  });
}
