import {
  applyEvent,
  comparePositions,
  diffStates,
  emptyState,
  fold,
  packTrace,
  type BuddyFacts,
  type CompiledVersion,
  type EngineEvent,
  type EngineState,
  type StateDiff,
} from '../engine/index.ts';
import { NO_EFFECTS, shownDiff, shownEffects } from '../effects.ts';
import type { EffectsOutput } from '../schema.ts';
import type { Past } from './read-past.ts';

/** A movement an event causes, before balances are known. */
export interface Movement {
  tokenKey: string;
  amount: number;
  reason: string;
  isCorrection: boolean;
}

export interface Outcome {
  effects: EffectsOutput;
  trace: string;
  versionId: string;
  movements: Movement[];
}

export interface Checkpoint {
  occurredAt: string;
  eventId: string;
  state: EngineState;
}

/** What a batch does to one buddy. */
export interface BuddyRun {
  state: EngineState;
  events: number;
  outcomes: Map<string, Outcome>;
  checkpoints: Checkpoint[];
  /** Checkpoints from here on describe a past that has changed. */
  staleFrom: { occurredAt: string; eventId: string } | null;
  badgesAwarded: string[];
  badgesReady: string[];
  badgesWithdrawn: string[];
  isReady: boolean;
}

export interface BuddyInput {
  state: EngineState;
  events: number;
  facts: BuddyFacts;
  version: CompiledVersion;
  /** Versions by id, for events of the past that ran under an earlier one. */
  versions: ReadonlyMap<string, CompiledVersion>;
}

/** A state is kept at every so many events: the longest replay of a nearly-in-order stream. */
export const CHECKPOINT_EVERY = 64;
/** Events that one batch may fold again for its late arrivals one by one; past it they are inserted together. */
const REPLAY_BUDGET = 100_000;

const isLate = ({ head }: EngineState, event: EngineEvent): boolean =>
  head !== null && comparePositions(event, { occurredAt: head[0], eventId: head[1] }) < 0;

/** The canonical first of the events that lies before what the buddy has folded, or undefined when all follow it. */
export function firstLate(state: EngineState, events: readonly EngineEvent[]): EngineEvent | undefined {
  let first: EngineEvent | undefined;
  for (const event of events)
    if (isLate(state, event) && (!first || comparePositions(event, first) < 0)) first = event;
  return first;
}

export const blankRun = (input: Pick<BuddyInput, 'state' | 'events'>): BuddyRun => ({
  state: input.state,
  events: input.events,
  outcomes: new Map(),
  checkpoints: [],
  staleFrom: null,
  badgesAwarded: [],
  badgesReady: [],
  badgesWithdrawn: [],
  isReady: false,
});

/**
 * Applies events to a buddy: those that lie before what it has folded go where they happened, which takes `past`; the
 * rest follow one after the other. Pure.
 */
export function runEvents(
  input: BuddyInput,
  past: Past | undefined,
  events: readonly EngineEvent[],
): BuddyRun {
  const run = blankRun(input);
  const sorted = events.length > 1 ? [...events].sort(comparePositions) : events;
  const late = past ? sorted.filter((event) => isLate(input.state, event)) : [];
  if (past && late.length > 0) insertLate(run, input, past, late);
  applyInOrder(run, input, late.length > 0 ? sorted.slice(late.length) : sorted);
  return run;
}

/** Folds as far as the next checkpoint, and on from there. */
function applyInOrder(run: BuddyRun, { version, facts }: BuddyInput, sorted: readonly EngineEvent[]): void {
  for (let from = 0; from < sorted.length;) {
    const upTo = from + CHECKPOINT_EVERY - (run.events % CHECKPOINT_EVERY);
    const part = sorted.slice(from, upTo);
    const folded = fold(version, facts, run.state, part);
    run.state = folded.state;
    run.events += part.length;
    for (const [i, event] of part.entries()) {
      const [effects, trace] = [folded.effects[i], folded.traces[i]];
      if (!effects || !trace) throw new Error('every event has effects and a trace');
      run.badgesAwarded.push(...effects.badgesAwarded);
      run.badgesReady.push(...effects.badgesReady);
      run.isReady = effects.evolutionReady;
      run.outcomes.set(event.eventId, {
        effects: shownEffects(effects),
        trace: packTrace(trace),
        versionId: version.versionId,
        movements: effects.ledger.map(({ tokenKey, amount, reason, referenceKey }) => ({
          tokenKey,
          amount,
          reason: `${reason}:${referenceKey}`,
          isCorrection: false,
        })),
      });
    }
    const last = part.at(-1);
    if (last && run.events % CHECKPOINT_EVERY === 0) run.checkpoints.push(checkpointAt(last, run.state));
    from = upTo;
  }
}

const checkpointAt = ({ occurredAt, eventId }: EngineEvent, state: EngineState): Checkpoint => ({
  occurredAt,
  eventId,
  state,
});

interface Slot {
  event: EngineEvent;
  version: CompiledVersion;
}

/** Puts each event where it happened and folds what follows again; what that changes is what the event caused. */
function insertLate(run: BuddyRun, input: BuddyInput, past: Past, late: readonly EngineEvent[]): void {
  const slots = slotsOf(input, past);
  const base = past.checkpoint ?? emptyState();
  const states: EngineState[] = [];
  const traces = new Map<string, string>();
  const wanted = new Set(late.map((event) => event.eventId));

  const refold = (from: number): void => {
    states.length = from;
    for (const { event, version } of slots.slice(from)) {
      const { state, trace } = applyEvent(version, input.facts, states.at(-1) ?? base, event);
      if (wanted.has(event.eventId)) traces.set(event.eventId, packTrace(trace));
      states.push(state);
    }
  };

  refold(0);
  let budget = REPLAY_BUDGET;
  let from = slots.length;
  for (const [i, event] of late.entries()) {
    const index = insert(slots, event, input.version);
    const versionId = slots[index]?.version.versionId ?? input.version.versionId;
    from = Math.min(from, index);
    run.events += 1;
    budget -= slots.length - from;
    if (budget < 0 && i < late.length - 1) {
      run.outcomes.set(event.eventId, { effects: NO_EFFECTS, trace: '', versionId, movements: [] });
      continue;
    }
    refold(from);
    from = slots.length;
    const diff = diffStates(input.version, input.facts, run.state, states.at(-1) ?? base);
    take(run, diff);
    const movements = correctionsOf(diff, input.version.coinKey, 'late_event');
    run.outcomes.set(event.eventId, { effects: shownDiff(diff), trace: '', versionId, movements });
  }
  for (const [eventId, trace] of traces) {
    const outcome = run.outcomes.get(eventId);
    if (outcome) outcome.trace = trace;
  }
  const [first] = late;
  if (first) run.staleFrom = { occurredAt: first.occurredAt, eventId: first.eventId };
  run.checkpoints.push(...checkpointsOf(slots, states, run));
}

export const slotsOf = (input: Pick<BuddyInput, 'version' | 'versions'>, past: Past): Slot[] =>
  past.events.map((event) => ({ event, version: input.versions.get(event.versionId) ?? input.version }));

/** A late event runs under the rules its neighbour ran under. */
function insert(slots: Slot[], event: EngineEvent, newest: CompiledVersion): number {
  const at = slots.findIndex((slot) => comparePositions(slot.event, event) > 0);
  const index = at < 0 ? slots.length : at;
  slots.splice(index, 0, { event, version: slots[index]?.version ?? newest });
  return index;
}

/** The checkpoints that the folded past has from `staleFrom` on. `states` go with `slots`, which end at the head. */
export function checkpointsOf(
  slots: readonly Slot[],
  states: readonly EngineState[],
  { events, staleFrom }: Pick<BuddyRun, 'events' | 'staleFrom'>,
): Checkpoint[] {
  const before = events - slots.length;
  return slots.flatMap(({ event }, i) => {
    const state = states[i];
    const isStale = staleFrom !== null && comparePositions(event, staleFrom) >= 0;
    return state && isStale && (before + i + 1) % CHECKPOINT_EVERY === 0 ? [checkpointAt(event, state)] : [];
  });
}

/** Makes what a changed past means for the buddy part of the run. */
export function take(run: BuddyRun, diff: StateDiff): void {
  run.state = diff.state;
  run.badgesAwarded.push(...diff.badgesAwarded);
  run.badgesReady.push(...diff.badgesReady);
  run.badgesWithdrawn.push(...diff.badgesWithdrawn);
  run.isReady = diff.evolutionReady;
}

export function correctionsOf(diff: StateDiff, coinKey: string, reason: string): Movement[] {
  const all: [string, number][] = [[coinKey, diff.coins], ...Object.entries(diff.tokens)];
  return all
    .filter(([, amount]) => amount !== 0)
    .map(([tokenKey, amount]) => ({ tokenKey, amount, reason, isCorrection: true }));
}
