import { setTimeout as sleep } from 'node:timers/promises';
import { perApp, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';

/** Events of one turn that follow the ones that are kept already; without rows only the lease is renewed. */
export interface Batch {
  customerId: string;
  turnId: string;
  /** The number of the last event kept before. */
  previous: number;
  /** JSON, one an event. */
  events: readonly string[];
}

/** `stopped`: kept, and somebody asked for the end. `lost`: the turn is no longer ours to go on with. */
export type Outcome = 'kept' | 'stopped' | 'lost';

interface Waiting {
  batch: Batch;
  settle(outcome: Outcome): void;
  refuse(error: unknown): void;
}

/** How long a turn is safe from being taken for lost. */
export const LEASE_MS = 20_000;
const MOST_TURNS = 500;

/** The share of the time that keeping may take: after each statement there is a pause of so many times as long. */
const PAUSES = 4;
/** Nobody sees a word come that much later. */
const MOST_PAUSE_MS = 60;

/**
 * Keeps events of all turns of this process: whatever waits while one statement runs, and for a few times as long after
 * it, is the next. So five hundred answers at once are twenty statements a second, and a single one is kept at once.
 */
export const appender = perApp(createAppender);

function createAppender(app: App) {
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const begin = performance.now();
      const taken = waiting.splice(0, MOST_TURNS);
      try {
        const outcomes = await keep(app, taken);
        for (const { batch, settle } of taken) settle(outcomes.get(batch.turnId) ?? 'lost');
      } catch (error) {
        for (const { refuse } of taken) refuse(error);
      }
      await sleep(Math.min(MOST_PAUSE_MS, PAUSES * (performance.now() - begin)));
    }
    isWriting = false;
  }

  return {
    append: (batch: Batch): Promise<Outcome> =>
      new Promise((settle, refuse) => {
        waiting.push({ batch, settle, refuse });
        if (!isWriting) void write();
      }),
  };
}

/** Only a turn that still runs and that nobody else has gone on with takes more. */
async function keep(app: App, taken: readonly Waiting[]): Promise<Map<string, Outcome>> {
  const turns = taken.map(({ batch }) => batch);
  const rows = turns.flatMap(({ customerId, turnId, previous, events }) =>
    events.map((event, i) => ({ customerId, turnId, seq: previous + i + 1, event })),
  );
  const kept = await query<{ id: string; stop: boolean }>(
    app.database.db,
    `WITH asked AS (
       SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::int[]) AS a(customer_id, id, previous, last)
     ), ours AS (
       UPDATE assistant_turns t SET last_seq = a.last, lease_until = $5::timestamptz FROM asked a
       WHERE t.customer_id = a.customer_id AND t.id = a.id AND t.status = 'running' AND t.last_seq = a.previous
       RETURNING t.customer_id, t.id, t.stop_requested_at IS NOT NULL AS stop
     ), written AS (
       INSERT INTO assistant_turn_events (customer_id, turn_id, seq, event)
       SELECT r.customer_id, r.turn_id, r.seq, r.event
       FROM unnest($6::text[], $7::uuid[], $8::int[], $9::text[]) AS r(customer_id, turn_id, seq, event)
       JOIN ours o ON o.customer_id = r.customer_id AND o.id = r.turn_id
     )
     SELECT id::text AS id, stop FROM ours`,
    [
      turns.map(({ customerId }) => customerId),
      turns.map(({ turnId }) => turnId),
      turns.map(({ previous }) => previous),
      turns.map(({ previous, events }) => previous + events.length),
      new Date(app.now().getTime() + LEASE_MS).toISOString(),
      rows.map(({ customerId }) => customerId),
      rows.map(({ turnId }) => turnId),
      rows.map(({ seq }) => seq),
      rows.map(({ event }) => event),
    ],
  );
  return new Map(kept.map(({ id, stop }) => [id, stop ? 'stopped' : 'kept']));
}
