import type { Ctx } from '../db/context.ts';

/** The job in hand. */
export interface Job {
  readonly id: string;
  readonly queue: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborted when the lease is lost or the process goes down: time to let go. */
  readonly signal: AbortSignal;
  /**
   * Removes the job in the transaction of `ctx`, the one that applies its effect: the two happen together, once,
   * whatever crashes. Throws `job_lease_lost` when another worker has taken the job over.
   */
  finish(ctx: Ctx): Promise<void>;
}

export interface JobHandler {
  /**
   * Does the work as the tenant that enqueued it. Returning without `job.finish` removes the job afterwards, which
   * makes the effect happen at least once; throwing tries again later.
   */
  run(ctx: Ctx, payload: Record<string, unknown>, job: Job): Promise<void>;
  /** Tries that fail before the job is given up; a crash may cut a number short besides. Default 10. */
  maxAttempts?: number;
  /** How long a silent worker keeps its job from others; renewed while it runs. Default 20. */
  leaseSeconds?: number;
  /** Seconds until the try after `attempt`, before jitter. Default 1, 2, 4 … up to an hour. */
  backoff?(attempt: number): number;
  /** Runs in the transaction that marks the job as failed for good. */
  onExhausted?(ctx: Ctx, payload: Record<string, unknown>, error: Error): Promise<void>;
}

export type JobHandlers = Record<string, JobHandler>;
