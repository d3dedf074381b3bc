import type { Api } from '../../core/api.ts';
import type { Lively } from '../../core/lively.ts';
import { WireError } from '../../core/wire.ts';
import type { TurnRow } from '../shapes.ts';

export interface Follower {
  /** Every event once, in order. */
  onRow: (row: TurnRow) => void;
  /** No more will come. `error` says why when the turn itself did not. */
  onEnd: (error?: WireError) => void;
}

const POLL_MS = 600;
/** A stream that is silent for so long is asked whether it is still there. */
const QUIET_MS = 5_000;

const isLast = ({ event }: TurnRow): boolean => event.type === 'done' || event.type === 'error';

const isFinal = ({ code, status }: WireError): boolean =>
  code === 'superseded' || (status >= 400 && status < 500 && status !== 429);

// The server's own output schema vouches for what it streams.
const rowOf = (data: unknown): TurnRow => data as TurnRow;

/** Follows a turn from its first event over the page's socket, and by asking where the socket does not reach. */
export function followTurn(
  api: Api,
  lively: Pick<Lively, 'follow' | 'isLive'>,
  turnId: string,
  { onRow, onEnd }: Follower,
): () => void {
  let seq = 0;
  let isOver = false;
  let isStreaming = true;
  let heardAt = Date.now();
  let wake: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    isOver = true;
    clearTimeout(wake);
    leave();
  }
  function end(error?: WireError): void {
    if (isOver) return;
    stop();
    onEnd(error);
  }
  function take(row: TurnRow): void {
    if (isOver || row.seq !== seq + 1) return;
    seq = row.seq;
    heardAt = Date.now();
    onRow(row);
    if (isLast(row)) end();
  }
  async function ask(): Promise<void> {
    const isTold = isStreaming && lively.isLive && Date.now() - heardAt < QUIET_MS;
    if (!isTold) {
      try {
        const { rows, ended } = await api.query('assistant.turns.events', { turnId, after: seq });
        heardAt = Date.now();
        for (const row of rows) take(row);
        if (ended && rows.length === 0) return end();
      } catch (error) {
        // A line that is down comes back; a refusal is final.
        if (error instanceof WireError && isFinal(error)) return end(error);
      }
    }
    if (!isOver) wake = setTimeout(ask, POLL_MS);
  }
  const leave = lively.follow({
    path: 'assistant.turns.follow',
    input: () => ({ turnId, after: seq }),
    onData: (data) => take(rowOf(data)),
    onEnd: () => (isStreaming = false),
  });
  wake = setTimeout(ask, POLL_MS);
  return stop;
}
