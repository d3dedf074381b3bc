import type { Ctx } from '../../../db/context.ts';
import { accountSettings, PLANS, resolveAudience, type CustomerSettings } from '../../accounts/index.ts';
import { publishedVersion } from '../../config/index.ts';
import { isFailure, type Failure } from '../../../kernel/errors.ts';
import { SYSTEM_EVENTS } from '../engine/index.ts';
import { fail } from '../errors.ts';
import type { EventAnswer, EventInput } from '../schema.ts';
import { collector } from './collector.ts';
import type { IntakeItem } from './items.ts';

/** Clocks of hosts may run ahead of ours by this much. */
const MAX_AHEAD_MS = 10 * 60_000;
/** Events that only Fledge raises: rules may pay on them, so nobody else may send them. */
const OWN_TYPES: ReadonlySet<string> = new Set(Object.values(SYSTEM_EVENTS));
const OWN_IDS = 'fledge:';

export interface IngestOptions {
  /** Fledge's own events: they count against no quota. */
  internal?: boolean;
}

/** What every event of a request is judged by. */
export interface Terms {
  settings: CustomerSettings;
  quota: number;
  publishedVersionId: string | null;
  now: Date;
}

export async function termsOf(ctx: Ctx): Promise<Terms> {
  const { settings, plan } = await accountSettings(ctx);
  const published = await publishedVersion(ctx);
  return {
    settings,
    quota: PLANS[plan].eventsPerMonth,
    publishedVersionId: published?.id ?? null,
    now: ctx.now(),
  };
}

/** The event with its audience and time settled. Throws what it is refused for before any database is asked. */
export function readyEvent(event: EventInput, terms: Terms, internal: boolean): IntakeItem['event'] {
  const { eventId, userId, type, properties } = event;
  const occurredAt = event.occurredAt ?? terms.now.toISOString();
  if (Date.parse(occurredAt) > terms.now.getTime() + MAX_AHEAD_MS)
    throw fail('occurred_in_future', { occurred_at: occurredAt, now: terms.now.toISOString() });
  if (!internal && eventId.startsWith(OWN_IDS)) throw fail('reserved_event_id', { event_id: eventId });
  if (!internal && OWN_TYPES.has(type)) throw fail('reserved_event_type', { type });
  // Fledge's own events are about a buddy that is there, whatever audiences are declared since.
  const audience =
    internal && event.audience !== undefined
      ? event.audience
      : resolveAudience(terms.settings, event.audience);
  return { eventId, userId, type, occurredAt, audience, properties, internal };
}

/**
 * The only way in for events: single, batch, the widget's and Fledge's own. Each gets its own answer, in the order
 * given; a refused one is a Failure in its place and stops no other. Resolves after commit.
 * Never call it inside `ctx.transact`: it commits on its own, together with other requests.
 */
export async function ingest(
  ctx: Ctx,
  events: readonly EventInput[],
  { internal = false }: IngestOptions = {},
): Promise<(EventAnswer | Failure)[]> {
  const terms = await termsOf(ctx);
  return new Promise((resolve, reject) => {
    const answers: (EventAnswer | Failure)[] = [];
    const items: IntakeItem[] = [];
    let open = events.length;
    const settle = (index: number, answer: EventAnswer | Failure): void => {
      answers[index] = answer;
      open -= 1;
      if (open === 0) resolve(answers);
    };
    if (open === 0) resolve(answers);
    try {
      for (const [index, event] of events.entries()) {
        const ready = readyOrNot(event, terms, internal);
        if (isFailure(ready)) settle(index, ready);
        else
          items.push({
            customerId: ctx.customerId,
            event: ready,
            defaultTimezone: terms.settings.timezone,
            quota: terms.quota,
            publishedVersionId: terms.publishedVersionId,
            settle: (answer) => settle(index, answer),
          });
      }
      if (items.length > 0) collector(ctx.app).add(items);
    } catch (error) {
      if (isFailure(error)) for (const item of items) item.settle(error);
      else reject(error);
    }
  });
}

function readyOrNot(event: EventInput, terms: Terms, internal: boolean): IntakeItem['event'] | Failure {
  try {
    return readyEvent(event, terms, internal);
  } catch (error) {
    if (isFailure(error)) return error;
    throw error;
  }
}

/** One event, thrown when it is refused. */
export async function ingestOne(ctx: Ctx, event: EventInput, options?: IngestOptions): Promise<EventAnswer> {
  const [answer] = await ingest(ctx, [event], options);
  if (answer === undefined) throw fail('unavailable');
  if (isFailure(answer)) throw answer;
  return answer;
}

/** Waits until every event that was taken on is committed or refused: part of stopping. */
export const drainIntake = (ctx: Pick<Ctx, 'app'>): Promise<void> => collector(ctx.app).drain();
