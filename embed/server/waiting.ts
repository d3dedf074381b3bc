import { FledgeError } from './errors.ts';
import type { Operation } from './shapes.ts';
import { sleep, type Cancel } from './timing.ts';
import type { Send } from './transport.ts';

export interface WaitOptions {
  /** Gives up after this long with `operation_timeout`; the operation itself goes on. */
  timeoutMs?: number;
  /** First pause between two looks; it grows by half each time, to 5 s. Never below 100 ms. */
  pollMs?: number;
  signal?: Cancel;
}

const MIN_POLL_MS = 100;
const MAX_POLL_MS = 5_000;

/** The operation once it has completed. Throws `operation_failed` or `operation_cancelled` when it ends otherwise. @internal */
export async function waitForOperation(
  send: Send,
  id: string,
  { timeoutMs = 60_000, pollMs = 400, signal }: WaitOptions = {},
): Promise<Operation> {
  const deadline = Date.now() + timeoutMs;
  for (let pauseMs = Math.max(MIN_POLL_MS, pollMs); ; pauseMs = Math.min(MAX_POLL_MS, pauseMs * 1.5)) {
    const operation = await send<Operation>({
      method: 'GET',
      path: `/operations/${encodeURIComponent(id)}`,
      signal,
    });
    if (operation.status === 'completed') return operation;
    if (operation.status === 'failed' || operation.status === 'cancelled') throw ended(operation);
    const leftMs = deadline - Date.now();
    if (leftMs <= 0) {
      throw new FledgeError({
        code: 'operation_timeout',
        message: `Operation ${id} is still ${operation.status} after ${timeoutMs} ms.`,
        details: { operation },
        isRetryable: true,
      });
    }
    await sleep(Math.max(MIN_POLL_MS, Math.min(pauseMs, leftMs)), signal);
  }
}

function ended(operation: Operation): FledgeError {
  const why = operation.error ? `: ${operation.error.message} (${operation.error.code})` : '.';
  return new FledgeError({
    code: operation.status === 'failed' ? 'operation_failed' : 'operation_cancelled',
    message: `Operation ${operation.id} ${operation.status}${why}`,
    details: { operation },
  });
}
