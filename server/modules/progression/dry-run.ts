import type { Ctx } from '../../db/context.ts';
import { findUser } from '../accounts/index.ts';
import { explainTrace, traceWithoutBuddy, unpackTrace, type EngineEvent } from './engine/index.ts';
import { NO_EFFECTS } from './effects.ts';
import { fail } from './errors.ts';
import { getEvent } from './events.ts';
import { factsOf } from './external.ts';
import { firstLate, runEvents } from './intake/buddy-run.ts';
import { readyEvent, termsOf, type Terms } from './intake/ingest.ts';
import { eventKey, userKey, type Companion, type IntakeItem } from './intake/items.ts';
import { readPast } from './intake/read-past.ts';
import { readCompanions, readKnown } from './intake/read.ts';
import { versionsOf } from './intake/run-groups.ts';
import { settleRun } from './intake/settle.ts';
import type { DryRunAnswer, EventInput } from './schema.ts';
import { compiledVersion } from './versions.ts';

type Told = Pick<DryRunAnswer, 'effects' | 'trace' | 'reason'>;

/**
 * What an event would cause now, by the very code that would take it in; writes nothing and locks nobody. Throws what
 * the event would be refused for, but for the quota.
 */
export async function dryRun(ctx: Ctx, input: EventInput): Promise<DryRunAnswer> {
  const terms = await termsOf(ctx);
  const event = readyEvent(input, terms, false);
  const { eventId, userId } = event;
  const answer = { accepted: true as const, eventId, dryRun: true as const };
  const known = await readKnown(ctx.db, [{ customerId: ctx.customerId, event }]);
  const stored = known.get(eventKey(ctx.customerId, eventId));
  if (stored) {
    if (stored.userId !== userId || stored.type !== event.type)
      throw fail('event_id_conflict', { event_id: eventId });
    const { trace, reason } = await getEvent(ctx, { eventId });
    return { ...answer, duplicate: true, effects: stored.effects, trace, reason };
  }
  const companions = await readCompanions(ctx.db, [ctx.customerId], [userId]);
  const companion = companions.find(({ audience }) => audience === event.audience);
  const told = companion
    ? await withBuddy(ctx, event, companion, terms)
    : await withoutBuddy(ctx, event, terms);
  return { ...answer, duplicate: false, ...told };
}

async function withoutBuddy(ctx: Ctx, event: IntakeItem['event'], terms: Terms): Promise<Told> {
  const id = terms.publishedVersionId;
  if (id === null) return { effects: NO_EFFECTS, trace: [], reason: 'no_rule_for_event_type' };
  const version = await compiledVersion(ctx.app, ctx.db, ctx.customerId, id);
  const trace = explainTrace(version, event.type, traceWithoutBuddy(version, event.type), event);
  return { effects: NO_EFFECTS, trace, reason: trace.length === 0 ? 'no_rule_for_event_type' : 'no_buddy' };
}

async function withBuddy(
  ctx: Ctx,
  event: IntakeItem['event'],
  companion: Companion,
  terms: Terms,
): Promise<Told> {
  const { customerId } = ctx;
  const user = await findUser(ctx, event.userId);
  const timezone = user?.timezone ?? terms.settings.timezone;
  const { eventId, type, occurredAt, properties } = event;
  const engineEvent: EngineEvent = { eventId, type, occurredAt, properties, timezone };
  const version = await compiledVersion(ctx.app, ctx.db, customerId, companion.versionId);
  const isLate = firstLate(companion.state, [engineEvent]) !== undefined;
  const pasts = isLate ? await readPast(ctx.db, [{ ...companion, occurredAt, eventId }]) : undefined;
  const past = pasts?.get(userKey(customerId, companion.buddyId));
  const input = {
    state: companion.state,
    events: companion.events,
    facts: factsOf(companion, timezone, companion.external),
    version,
    versions: past ? await versionsOf(ctx.app, ctx.db, customerId, past) : new Map(),
  };
  const run = runEvents(input, past, [engineEvent]);
  settleRun(run, companion.buddyId, version, companion.balances);
  const outcome = run.outcomes.get(eventId);
  if (!outcome) throw new Error('every event has an outcome');
  const ranUnder = await compiledVersion(ctx.app, ctx.db, customerId, outcome.versionId);
  const trace = explainTrace(ranUnder, type, unpackTrace(outcome.trace), event);
  return {
    effects: outcome.effects,
    trace,
    reason: trace.length === 0 ? 'no_rule_for_event_type' : null,
  };
}
