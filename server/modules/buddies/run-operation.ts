import type { Ctx } from '../../db/context.ts';
import { isFailure } from '../../kernel/errors.ts';
import type { Job, JobHandler, JobHandlers } from '../../jobs/index.ts';
import { AUTO_EVOLVE_QUEUE } from '../progression/index.ts';
import { applyEquip } from './equip.ts';
import { applyEvolve, evolveBuddy } from './evolve.ts';
import { requireBuddy } from './find.ts';
import { applyHatch } from './hatch.ts';
import { applyRerender } from './rerender.ts';
import {
  beginOperation,
  OPERATION_QUEUE,
  reopenEgg,
  requireOperation,
  settle,
  type OperationRow,
} from './operations.ts';
import { createEasel, drawInto, type Easel } from './easel.ts';
import type { BuddyOperation } from './tables.ts';

type Apply = (
  ctx: Ctx,
  operation: OperationRow,
  easel: Easel,
) => Promise<{ buddyId: string; result: Record<string, unknown> }>;

const APPLY: Record<BuddyOperation, Apply> = {
  hatch: applyHatch,
  equip_item: applyEquip,
  evolve: applyEvolve,
  rerender: applyRerender,
};

/** Those of this room: the queue holds no others. */
const isBuddyOperation = (type: string): type is BuddyOperation => Object.hasOwn(APPLY, type);

/**
 * Effect, result and the end of the job in one transaction: applied once or not at all. A look that is not drawn yet
 * ends it before it has written anything; it is drawn outside, where it holds no lock, and then applied.
 */
async function finish(ctx: Ctx, operationId: string, job: Job): Promise<void> {
  const easel = createEasel();
  await drawInto(ctx, easel, job.attempt, () =>
    ctx.transact(async (ctx) => {
      const operation = await requireOperation(ctx, operationId, true);
      if (operation.status === 'processing' && isBuddyOperation(operation.type)) {
        const { buddyId, result } = await APPLY[operation.type](ctx, operation, easel);
        await settle(ctx, operation, { status: 'completed', buddyId, result });
      }
      await job.finish(ctx);
    }),
  );
}

async function giveUp(
  ctx: Ctx,
  operationId: string,
  error: { code: string; message: string },
): Promise<void> {
  await ctx.transact(async (ctx) => {
    const operation = await requireOperation(ctx, operationId, true);
    if (operation.status !== 'processing' && operation.status !== 'pending') return;
    if (operation.eggId !== null) await reopenEgg(ctx, operation.eggId);
    await settle(ctx, operation, { status: 'failed', error });
  });
}

const FAILED: Record<BuddyOperation, string> = {
  hatch: 'The egg could not hatch. It is ready again; try once more.',
  equip_item: 'The items could not be changed. Your buddy wears what it wore before.',
  evolve: 'The evolution did not work out. Nothing was lost; try once more.',
  rerender: 'The new look could not be drawn. Your buddy looks as before.',
};

const operationHandler: JobHandler = {
  maxAttempts: 5,
  async run(ctx, payload, job) {
    const operationId = String(payload.operationId);
    const operation = await beginOperation(ctx, operationId);
    if (!operation) return;
    try {
      await finish(ctx, operationId, job);
    } catch (error) {
      // What the rules refuse will be refused again: tell the user why instead of trying.
      if (
        !isFailure(error) ||
        error.kind === 'internal' ||
        error.kind === 'unavailable' ||
        error.code === 'job_lease_lost'
      )
        throw error;
      await giveUp(ctx, operationId, { code: error.code, message: error.message });
    }
  },
  async onExhausted(ctx, payload) {
    const operationId = String(payload.operationId);
    const { type } = await requireOperation(ctx, operationId);
    await giveUp(ctx, operationId, {
      code: 'operation_failed',
      message: isBuddyOperation(type) ? FAILED[type] : '',
    });
  },
};

/** Evolves a buddy whose configuration does so by itself; what changed meanwhile makes it a no-op. */
const autoEvolveHandler: JobHandler = {
  async run(ctx, payload) {
    const buddy = await requireBuddy(ctx, String(payload.buddyId));
    if (buddy.stage !== payload.stage) return;
    try {
      await evolveBuddy(ctx, { buddyId: buddy.id, trigger: 'auto' });
    } catch (error) {
      if (!isFailure(error) || error.kind !== 'conflict') throw error;
    }
  },
};

/** The jobs of this room, for the worker. */
export const buddyJobs: JobHandlers = {
  [OPERATION_QUEUE]: operationHandler,
  [AUTO_EVOLVE_QUEUE]: autoEvolveHandler,
};
