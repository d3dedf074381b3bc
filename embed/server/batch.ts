import { FledgeError } from './errors.ts';
import type { Effects, EventResult, FledgeEvent } from './shapes.ts';
import { randomId, type Cancel } from './timing.ts';
import type { Send } from './transport.ts';

export interface BatchOptions {
  signal?: Cancel;
}

/** One entry an event, in the order given. */
export type BatchEntry =
  | ({ status: 'accepted' } & EventResult)
  /** The server refused this event; sending it again as it is would be refused again. */
  | { status: 'rejected'; eventId: string; error: FledgeError }
  /** Its part of the batch was not answered: in `unsent`. */
  | { status: 'unsent'; eventId: string; error: FledgeError };

export interface BatchResult {
  results: BatchEntry[];
  accepted: number;
  rejected: number;
  /**
   * Events whose part of the batch failed for good, with their ids fixed: hand this list to `sendBatch` again
   * later. Events the server took without our seeing its answer are in it too, and count once.
   */
  unsent: FledgeEvent[];
}

const MAX_EVENTS = 500;
/** Below the server's limit of a body, whatever the properties hold. */
const MAX_BYTES = 400_000;

type Identified = FledgeEvent & { eventId: string };
interface WireEntry extends Partial<EventResult> {
  error?: { code?: string; message?: string; details?: Record<string, unknown> };
}

/** Sends any number of events in parts of at most 500. A part that fails stops the rest; nothing is thrown away. @internal */
export async function sendBatch(
  send: Send,
  events: readonly FledgeEvent[],
  { signal }: BatchOptions = {},
): Promise<BatchResult> {
  const identified = await Promise.all(
    events.map(async (event) => ({ ...event, eventId: event.eventId ?? (await newEventId()) })),
  );
  const results: BatchEntry[] = [];
  let failure: FledgeError | undefined;
  for (const part of parts(identified)) {
    failure ??= await sendPart(send, part, results, signal);
    const error = failure;
    if (error) results.push(...part.map(({ eventId }) => ({ status: 'unsent' as const, eventId, error })));
  }
  const countOf = (status: BatchEntry['status']) => results.filter((entry) => entry.status === status).length;
  return {
    results,
    accepted: countOf('accepted'),
    rejected: countOf('rejected'),
    unsent: identified.filter((_, i) => results[i]?.status === 'unsent'),
  };
}

/** @internal */
export const newEventId = async (): Promise<string> => `evt_${await randomId()}`;

/** Adds the part's entries to `results`, or answers why it could not. */
async function sendPart(
  send: Send,
  part: Identified[],
  results: BatchEntry[],
  signal: Cancel | undefined,
): Promise<FledgeError | undefined> {
  try {
    const answer = await send<{ results?: WireEntry[] }>({
      method: 'POST',
      path: '/events/batch',
      body: { events: part },
      signal,
    });
    if (answer?.results?.length !== part.length) {
      return new FledgeError({
        code: 'invalid_response',
        message: 'Not one result an event.',
        isRetryable: true,
      });
    }
    results.push(...answer.results.map((entry, i) => entryOf(entry, part[i]?.eventId ?? '')));
    return undefined;
  } catch (error) {
    if (error instanceof FledgeError) return error;
    throw error;
  }
}

const NO_EFFECTS: Effects = {
  coins: 0,
  tokens: [],
  badgesAwarded: [],
  badgesReady: [],
  skills: [],
  streakUpdates: [],
  pathUpdates: [],
  evolutionReady: false,
};

function entryOf(entry: WireEntry, eventId: string): BatchEntry {
  if (entry.accepted) {
    const { duplicate = false, effects = NO_EFFECTS } = entry;
    return { status: 'accepted', accepted: true, eventId, duplicate, effects };
  }
  const { code = 'bad_request', message = 'The event was refused.', details } = entry.error ?? {};
  return {
    status: 'rejected',
    eventId,
    error: new FledgeError({ code, message, status: 422, ...(details ? { details } : {}) }),
  };
}

function* parts(events: readonly Identified[]): Generator<Identified[]> {
  let part: Identified[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = new TextEncoder().encode(JSON.stringify(event)).length + 32;
    if (part.length === MAX_EVENTS || (part.length > 0 && bytes + size > MAX_BYTES)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(event);
    bytes += size;
  }
  if (part.length > 0) yield part;
}
