import { runBadges } from './badges.ts';
import { dayAt, weekOfDay } from './calendar.ts';
import type { Properties } from './condition.ts';
import { collect } from './distinct.ts';
import { closeDraft, openDraft, put, type Draft } from './draft.ts';
import { noEffects, type Effects } from './effects.ts';
import { comparePositions, type BuddyFacts, type EngineEvent } from './event.ts';
import { firstUnmet } from './evolution.ts';
import { runPay } from './pays.ts';
import type { CompiledVersion, TypePlan } from './plan.ts';
import { note, type Run } from './run.ts';
import { runSkill } from './skills.ts';
import { entry, type EngineState } from './state.ts';
import { runStreak } from './streaks.ts';
import { CODES } from './trace-codes.ts';
import type { Trace } from './trace.ts';
import { zoneOf } from '../../../kernel/zone.ts';

export interface Applied {
  state: EngineState;
  effects: Effects;
  trace: Trace;
}

export interface Folded {
  state: EngineState;
  /** In canonical order, as the events themselves are in `events`. */
  events: EngineEvent[];
  effects: Effects[];
  traces: Trace[];
}

/** Counters of types that no rule names, so that made-up types cannot grow a state without end. */
const MOST_COUNTERS = 500;

/**
 * What one event does to a buddy. It must come after everything already folded into `state`; for a late one, fold
 * from an earlier state and compare with `diffStates`. Neither argument changes.
 */
export function applyEvent(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
  event: EngineEvent,
): Applied {
  const folding = openFold(version, facts, state);
  const { effects, trace } = folding.take(event);
  return { state: closeDraft(folding.draft), effects, trace };
}

/** What several events do, in canonical order whatever order they come in. */
export function fold(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
  events: readonly EngineEvent[],
): Folded {
  const sorted = [...events].sort(comparePositions);
  const folding = openFold(version, facts, state);
  const taken = sorted.map((event) => folding.take(event));
  return {
    state: closeDraft(folding.draft),
    events: sorted,
    effects: taken.map(({ effects }) => effects),
    traces: taken.map(({ trace }) => trace),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

interface Folding {
  draft: Draft;
  take(event: EngineEvent): { effects: Effects; trace: Trace };
}

function openFold(version: CompiledVersion, facts: BuddyFacts, state: EngineState): Folding {
  const draft = openDraft(state);
  const outside = facts.externalBadges.length > 0 ? new Set(facts.externalBadges) : NOTHING;
  let wasReady = firstUnmet(version, facts, state) === null;

  return {
    draft,
    take(event) {
      moveHead(draft, event);
      const plan = version.types.get(event.type);
      count(draft, event.type, plan !== undefined);
      const effects = noEffects();
      const trace = plan ? plan.blankTrace.slice() : [];
      if (plan) {
        const atMs = Date.parse(event.occurredAt);
        const zone = zoneOf(event.timezone ?? facts.timezone);
        const day = dayAt(zone, atMs);
        const { type, properties } = event;
        const week = weekOfDay(day);
        const run: Run = {
          version,
          facts,
          outside,
          type,
          properties,
          values: valuesOf(version, plan, properties),
          atMs,
          zone,
          day,
          week,
          draft,
          effects,
          trace,
          noted: 0,
          given: [],
        };
        runRules(run, plan);
        wasReady = judgeEvolution(run, wasReady);
      }
      effects.evolutionReady = wasReady;
      return { effects, trace };
    },
  };
}

function moveHead(draft: Draft, event: EngineEvent): void {
  const { head } = draft;
  if (head && comparePositions({ occurredAt: head[0], eventId: head[1] }, event) >= 0)
    throw new Error(`event ${event.eventId} does not come after the state it is folded into`);
  draft.head = [event.occurredAt, event.eventId];
}

function count(draft: Draft, type: string, isNamed: boolean): void {
  const before = entry(draft.counters, type);
  if (before === undefined && !isNamed && Object.keys(draft.counters).length >= MOST_COUNTERS) return;
  put(draft, 'counters', type, (before ?? 0) + 1);
}

function valuesOf(version: CompiledVersion, plan: TypePlan, properties: Properties): unknown[] {
  const values: unknown[] = [];
  for (const field of plan.fields) values[field] = version.readers[field]?.(properties);
  return values;
}

function runRules(run: Run, plan: TypePlan): void {
  for (const rule of plan.pays) runPay(run, rule);
  for (const rule of plan.skills) runSkill(run, rule);
  for (const streak of plan.streaks) runStreak(run, streak);
  collect(run, plan.collections);
  runBadges(run, plan.badges);
}

/**
 * Evolution stands last in every trace, as three pairs: the outcome with the stage it is about, the index of the first
 * unmet requirement, and what there was of it.
 */
function judgeEvolution(run: Run, wasReady: boolean): boolean {
  const unmet = firstUnmet(run.version, run.facts, run.draft);
  const next = run.facts.stage + 1;
  if (unmet) {
    note(run, CODES.threshold_not_met, next);
    note(run, 0, unmet.index);
    note(run, 0, unmet.actual);
    return false;
  }
  const isNew = unmet === null && !wasReady;
  note(run, isNew ? CODES.applied : CODES.already_awarded, unmet === null ? next : run.facts.stage);
  note(run, 0, 0);
  note(run, 0, unmet === null ? 2 : 1);
  run.effects.evolutionBecameReady = isNew;
  return unmet === null;
}
