import type { App } from '../../../db/context.ts';
import { turnEvent, type TurnEvent, type TurnRow } from '../turn-events.ts';
import { appender, LEASE_MS, type Outcome } from './appender.ts';

/** Pieces of text that come within this time are one event: a person sees no difference, the database does. */
const GATHER_MS = 40;
const RENEW_MS = LEASE_MS / 4;
const ATTEMPTS = 6;

export interface Recorder {
  /** What is kept so far, in order. */
  readonly rows: readonly TurnRow[];
  say(event: TurnEvent): void;
  /** Resolves when everything said so far is kept, or never will be. */
  settled(): Promise<void>;
  close(): void;
}

interface RecorderOptions {
  app: App;
  turn: { customerId: string; id: string };
  /** Told after the rows are kept, never before. */
  onRows(rows: readonly TurnRow[]): void;
  onEnd(why: 'stopped' | 'lost'): void;
}

/** Numbers what a turn says, keeps it, and only then tells of it. */
export function openRecorder({ app, turn, onRows, onEnd }: RecorderOptions): Recorder {
  const rows: TurnRow[] = [];
  let waiting: TurnEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let wroteAt = -Infinity;
  let isClosed = false;

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    wroteAt = performance.now();
    const events = waiting;
    waiting = [];
    const outcome = await keep(events);
    if (outcome === 'lost') {
      isClosed = true;
      waiting = [];
      return onEnd('lost');
    }
    const kept = events.map((event, i) => ({ seq: rows.length + i + 1, event }));
    rows.push(...kept);
    if (kept.length > 0) onRows(kept);
    if (outcome === 'stopped') onEnd('stopped');
  }

  /** Events that were kept although the answer got lost are refused by their numbers: then the turn counts as lost. */
  async function keep(events: readonly TurnEvent[]): Promise<Outcome> {
    const batch = {
      customerId: turn.customerId,
      turnId: turn.id,
      previous: rows.length,
      events: events.map((event) => JSON.stringify(event)),
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await appender(app).append(batch);
      } catch (error) {
        app.log.error({ err: error, turnId: turn.id }, 'events of a turn could not be kept');
        if (attempt === ATTEMPTS) return 'lost';
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      }
    }
  }

  function begin(): void {
    if (writing || isClosed) return;
    writing = write().finally(() => {
      writing = undefined;
      if (waiting.length > 0) schedule();
    });
  }

  function schedule(): void {
    if (writing || isClosed || timer) return;
    const isText = waiting.every(({ type }) => type === 'delta');
    const waitMs = isText ? wroteAt + GATHER_MS - performance.now() : 0;
    if (waitMs <= 0) begin();
    else timer = setTimeout(begin, waitMs);
  }

  const hasMore = (): boolean => writing !== undefined || (waiting.length > 0 && !isClosed);
  const renewal = setInterval(begin, RENEW_MS).unref();

  return {
    rows,
    say(event) {
      if (isClosed) return;
      const last = waiting.at(-1);
      if (event.type === 'delta' && last?.type === 'delta') last.text += event.text;
      // As everybody will read it: fields in the order of the schema, and no others.
      else waiting.push(turnEvent.parse(event));
      if (event.type !== 'delta') {
        clearTimeout(timer);
        timer = undefined;
      }
      schedule();
    },
    async settled() {
      while (hasMore()) {
        clearTimeout(timer);
        timer = undefined;
        begin();
        await writing;
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(renewal);
    },
  };
}
