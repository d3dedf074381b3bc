import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { accountSettings, findUser } from '../accounts/index.ts';
import { enqueue } from '../../jobs/index.ts';
import { emptyState, printState, type CompiledVersion } from './engine/index.ts';
import { blankRun, runEvents, type BuddyRun } from './intake/buddy-run.ts';
import { AUTO_EVOLVE_QUEUE } from './intake/evolutions.ts';
import { postingsOf } from './intake/settle.ts';
import { badgeRows, insertBadges, insertCheckpoints, saveProgress } from './intake/write.ts';
import { factsOf, noExternal, printExternal } from './external.ts';
import { post, type Posting } from './ledger.ts';
import { progress } from './tables.ts';
import { compiledVersion } from './versions.ts';

interface Newborn {
  id: string;
  userId: string;
  audience: string;
  stage: number;
  configVersionId: string;
}

/** Gives a new buddy its empty progress. */
export async function startProgress(ctx: Ctx, buddy: Newborn): Promise<void> {
  await ctx.db.insert(progress).values({
    customerId: ctx.customerId,
    buddyId: buddy.id,
    configVersionId: buddy.configVersionId,
    state: printState(emptyState()),
    external: printExternal(noExternal()),
    events: 0,
    updatedAt: ctx.now().toISOString(),
  });
}

const CHUNK = 2_000;

interface WaitingEvent extends Record<string, unknown> {
  eventId: string;
  type: string;
  occurredAt: string;
  timezone: string;
  properties: Record<string, unknown>;
}

/**
 * Lets the events that waited for a buddy take effect, in the order in which they happened, thousands at a time.
 * The caller holds the user's lock. Movements are posted as one row a rule, since they all arrive with the birth.
 * Returns how many there were.
 */
export async function foldWaiting(ctx: Ctx, buddy: Newborn): Promise<number> {
  const version = await compiledVersion(ctx.app, ctx.db, ctx.customerId, buddy.configVersionId);
  const { settings } = await accountSettings(ctx);
  const user = await findUser(ctx, buddy.userId);
  const facts = factsOf(buddy, user?.timezone ?? settings.timezone, noExternal());
  const sums = new Map<string, Posting>();
  let run: BuddyRun = blankRun({ state: emptyState(), events: 0 });
  for (;;) {
    const waiting = await readWaiting(ctx, buddy, run.state.head ?? []);
    const { state, events } = run;
    if (waiting.length === 0) break;
    run = runEvents({ state, events, facts, version, versions: new Map() }, undefined, waiting);
    addUp(sums, run, buddy.id, version);
    await save(ctx, buddy, run);
    if (waiting.length < CHUNK) break;
  }
  if (sums.size > 0) await post(ctx, [...sums.values()]);
  await evolveAtBirth(ctx, buddy, run, version);
  return run.events;
}

const readWaiting = (ctx: Ctx, buddy: Newborn, [at, eventId]: readonly string[]): Promise<WaitingEvent[]> =>
  query<WaitingEvent>(
    ctx.db,
    `SELECT event_id AS "eventId", type, timezone, properties,
       to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt"
     FROM events WHERE customer_id = $1 AND user_id = $2 AND audience = $3 AND buddy_id IS NULL AND reversed_at IS NULL
       AND (occurred_at, event_id) > ($4::text::timestamptz, $5::text COLLATE "C")
     ORDER BY occurred_at, event_id LIMIT ${CHUNK}`,
    [ctx.customerId, buddy.userId, buddy.audience, at ?? '-infinity', eventId ?? ''],
  );

function addUp(sums: Map<string, Posting>, run: BuddyRun, holderId: string, version: CompiledVersion): void {
  for (const posting of postingsOf(run, holderId, version)) {
    const key = `${posting.tokenKey} ${posting.reason}`;
    const sum = sums.get(key);
    if (sum) sum.amount += posting.amount;
    else sums.set(key, { ...posting, referenceId: 'hatch' });
  }
}

async function save(ctx: Ctx, buddy: Newborn, run: BuddyRun): Promise<void> {
  const { customerId } = ctx;
  const nowIso = ctx.now().toISOString();
  const mine = [{ customerId, buddyId: buddy.id, run, state: printState(run.state) }];
  const badges = badgeRows(customerId, buddy.id, run);
  const ids = [...run.outcomes.keys()];
  const outcomes = [...run.outcomes.values()];
  await query(
    ctx.db,
    `UPDATE events e SET buddy_id = $2, config_version_id = $3, effects = x.effects, trace = x.trace
     FROM unnest($4::text[], $5::jsonb[], $6::text[]) AS x(event_id, effects, trace)
     WHERE e.customer_id = $1 AND e.event_id = x.event_id`,
    [
      customerId,
      buddy.id,
      buddy.configVersionId,
      ids,
      outcomes.map((outcome) => JSON.stringify(outcome.effects)),
      outcomes.map((outcome) => outcome.trace),
    ],
  );
  await saveProgress(ctx.db, mine, nowIso);
  await insertCheckpoints(ctx.db, mine);
  if (badges.length > 0) await insertBadges(ctx.db, badges, nowIso);
}

/** Who did enough before the birth does not have to wait for the next event. */
async function evolveAtBirth(
  ctx: Ctx,
  buddy: Newborn,
  run: BuddyRun,
  version: CompiledVersion,
): Promise<void> {
  if (!version.content.evolution.autoEvolve || !run.isReady) return;
  await enqueue(ctx, {
    queue: AUTO_EVOLVE_QUEUE,
    payload: { buddyId: buddy.id, stage: buddy.stage },
    dedupeKey: `${buddy.id} ${buddy.stage}`,
  });
}
