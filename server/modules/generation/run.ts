import type { Ctx } from '../../db/context.ts';
import type { Job, JobHandler, JobHandlers } from '../../jobs/index.ts';
import { isFailure } from '../../kernel/errors.ts';
import { ImageModelFailure } from '../../kernel/media.ts';
import { beginOperation, requireOperation, settleOperation, type OperationRow } from '../buddies/index.ts';
import { settleCredits } from '../credits/index.ts';
import { recordUsage } from '../pictures/index.ts';
import { applyPicture } from './apply.ts';
import { brief, targetOf, type Brief } from './brief.ts';
import { fail } from './errors.ts';
import { makePicture, type Made } from './make.ts';
import { GENERATION_QUEUE } from './start.ts';

/** Tries of a model that does not answer, answers too late, or sends what is no picture. */
const MAX_ATTEMPTS = 3;

type Outcome = { code: string; message: string };

const usageOf = (operation: OperationRow, { subject }: Brief, durationMs: number) => ({
  operationId: operation.id,
  kind: subject.kind,
  targetId: targetOf(subject),
  durationMs: Math.round(durationMs),
});

/** The picture in its place, the credit spent, the operation and the job ended: together, once, or not at all. */
async function complete(ctx: Ctx, job: Job, id: string, made: Made, durationMs: number): Promise<void> {
  await ctx.transact(async (ctx) => {
    const operation = await requireOperation(ctx, id, true);
    if (operation.status === 'processing') {
      const order = brief.parse(operation.input);
      const result = await applyPicture(ctx, order.subject, made);
      const credits = await settleCredits(ctx, id, made.source === 'model' ? 'commit' : 'rollback');
      await recordUsage(ctx, {
        ...usageOf(operation, order, durationMs),
        source: made.source,
        model: made.model,
        status: 'succeeded',
        credits,
        bytes: made.bytes,
        errorCode: null,
      });
      await settleOperation(ctx, operation, { status: 'completed', result });
    }
    await job.finish(ctx);
  });
}

/** No picture: the operation says why and the credit goes back. */
async function giveUp(ctx: Ctx, id: string, error: Outcome, durationMs: number): Promise<void> {
  const operation = await requireOperation(ctx, id, true);
  await settleCredits(ctx, id, 'rollback');
  if (operation.status !== 'processing' && operation.status !== 'pending') return;
  // What an older release asked for may be beyond us; it must end all the same.
  const { data: order } = brief.safeParse(operation.input);
  if (order)
    await recordUsage(ctx, {
      ...usageOf(operation, order, durationMs),
      source: order.maker,
      model: order.maker === 'model' ? (ctx.app.media.model?.name ?? null) : null,
      status: 'failed',
      credits: 0,
      bytes: 0,
      errorCode: error.code,
    });
  await settleOperation(ctx, operation, { status: 'failed', error });
}

/** What another try will not mend; undefined for what it may. */
function refusalOf(error: unknown): Outcome | undefined {
  if (error instanceof ImageModelFailure) return error.isFinal ? outcomeOf(error) : undefined;
  if (!isFailure(error) || error.code === 'job_lease_lost') return undefined;
  return error.kind === 'internal' || error.kind === 'unavailable' ? undefined : outcomeOf(error);
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof ImageModelFailure) {
    const { code, message } = fail('upstream_image_error');
    return { code, message: `${message} (${error.message})` };
  }
  if (isFailure(error)) return { code: error.code, message: error.message };
  return {
    code: 'operation_failed',
    message: 'The picture could not be made. No credits were used; try once more.',
  };
}

const handler: JobHandler = {
  maxAttempts: MAX_ATTEMPTS,
  backoff: (attempt) => 2 ** attempt,
  async run(ctx, payload, job) {
    const id = String(payload.operationId);
    const operation = await beginOperation(ctx, id);
    const startedMs = performance.now();
    const end = (error: Outcome): Promise<void> =>
      ctx.transact(async (ctx) => {
        await giveUp(ctx, id, error, performance.now() - startedMs);
        await job.finish(ctx);
      });
    // Cancelled before it began: only its credit is left to give back.
    if (!operation) return end({ code: 'cancelled', message: '' });
    try {
      const made = await makePicture(ctx, brief.parse(operation.input), id, job.signal);
      await complete(ctx, job, id, made, performance.now() - startedMs);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      await end(refusal);
    }
  },
  onExhausted: (ctx, payload, error) => giveUp(ctx, String(payload.operationId), outcomeOf(error), 0),
};

/** The jobs of this room, for a worker of their own. */
export const generationJobs: JobHandlers = { [GENERATION_QUEUE]: handler };
