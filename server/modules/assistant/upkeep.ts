import type { App } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { Recurring } from '../../jobs/index.ts';
import { interruptAllLost } from './turns/end.ts';

const HOUR_MS = 3_600_000;
/** Pages that fell behind have caught up by then. */
const FOLD_AFTER_MS = HOUR_MS;
/** Nobody resumes an answer that old; its message stays. */
const FORGET_AFTER_MS = 30 * 24 * HOUR_MS;
/** What visitors of the demo have said. */
const VISITS_MS = 24 * HOUR_MS;
/** Longer than the longest window of the limits. */
const USAGE_MS = 35 * 24 * HOUR_MS;
const BATCH = 500;

const before = (app: App, ms: number): string => new Date(app.now().getTime() - ms).toISOString();

/** Repeats a statement that answers a row for each it has dealt with, until it finds no more. */
async function untilDone(app: App, statement: string, values: readonly (string | number)[]): Promise<void> {
  for (let done = BATCH; done === BATCH;)
    done = (await query(app.database.db, statement, [...values, BATCH])).length;
}

/** The events of an old turn become one text: as many bytes, a row instead of hundreds. */
export const foldTurns = (app: App): Promise<void> =>
  untilDone(
    app,
    `WITH old AS (
       SELECT customer_id, id FROM assistant_turns
       WHERE folded_events IS NULL AND ended_at < $1::timestamptz ORDER BY ended_at LIMIT $2
       FOR UPDATE SKIP LOCKED
     ), gone AS (
       DELETE FROM assistant_turn_events e USING old o
       WHERE e.customer_id = o.customer_id AND e.turn_id = o.id RETURNING e.customer_id, e.turn_id, e.seq, e.event
     ), folded AS (
       SELECT customer_id, turn_id, json_agg(event ORDER BY seq)::text AS events FROM gone GROUP BY 1, 2
     )
     UPDATE assistant_turns t SET folded_events = coalesce(f.events, '[]')
     FROM old o LEFT JOIN folded f ON f.customer_id = o.customer_id AND f.turn_id = o.id
     WHERE t.customer_id = o.customer_id AND t.id = o.id RETURNING 1`,
    [before(app, FOLD_AFTER_MS)],
  );

const forgetEvents = (app: App): Promise<void> =>
  untilDone(
    app,
    `UPDATE assistant_turns SET folded_events = '[]' WHERE (customer_id, id) IN (
       SELECT customer_id, id FROM assistant_turns
       WHERE folded_events IS NOT NULL AND folded_events <> '[]' AND ended_at < $1::timestamptz
       LIMIT $2) RETURNING 1`,
    [before(app, FORGET_AFTER_MS)],
  );

const forgetUsage = (app: App): Promise<void> =>
  untilDone(
    app,
    `DELETE FROM assistant_usage WHERE (customer_id, id) IN (
       SELECT customer_id, id FROM assistant_usage WHERE created_at < $1::timestamptz LIMIT $2) RETURNING 1`,
    [before(app, USAGE_MS)],
  );

const expireActions = (app: App): Promise<void> =>
  untilDone(
    app,
    `UPDATE assistant_actions SET status = 'expired', resolved_at = expires_at WHERE (customer_id, id) IN (
       SELECT customer_id, id FROM assistant_actions
       WHERE status = 'pending' AND expires_at < $1::timestamptz LIMIT $2) AND status = 'pending' RETURNING 1`,
    [before(app, 0)],
  );

/** Conversations of visitors go with everything in them. */
async function forgetVisits(app: App): Promise<void> {
  await untilDone(
    app,
    `WITH old AS (
       SELECT customer_id, id FROM assistant_conversations
       WHERE channel = 'visitor' AND last_message_at < $1::timestamptz LIMIT $2
     ), messages AS (
       DELETE FROM assistant_messages m USING old o
       WHERE m.customer_id = o.customer_id AND m.conversation_id = o.id
     ), turns AS (
       DELETE FROM assistant_turns t USING old o
       WHERE t.customer_id = o.customer_id AND t.conversation_id = o.id RETURNING t.customer_id, t.id
     ), events AS (
       DELETE FROM assistant_turn_events e USING turns t
       WHERE e.customer_id = t.customer_id AND e.turn_id = t.id
     ), actions AS (
       DELETE FROM assistant_actions a USING old o
       WHERE a.customer_id = o.customer_id AND a.conversation_id = o.id
     )
     DELETE FROM assistant_conversations c USING old o
     WHERE c.customer_id = o.customer_id AND c.id = o.id RETURNING 1`,
    [before(app, VISITS_MS)],
  );
}

/** What ends what was lost, and keeps the tables from growing without end. */
export const assistantUpkeep = (app: App): Recurring[] => [
  { name: 'interrupt-lost-turns', everySeconds: 15, run: () => interruptAllLost(app) },
  {
    name: 'assistant-upkeep',
    everySeconds: 600,
    run: async () => {
      await expireActions(app);
      await foldTurns(app);
      await forgetEvents(app);
      await forgetUsage(app);
      await forgetVisits(app);
    },
  },
];
