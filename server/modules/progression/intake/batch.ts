import type { App } from '../../../db/context.ts';
import { together } from '../../../db/query.ts';
import type { Db } from '../../../db/client.ts';
import type { Failure } from '../../../kernel/errors.ts';
import type { Signal } from '../../../kernel/signals.ts';
import { fail } from '../errors.ts';
import type { EventAnswer } from '../schema.ts';
import { queueEvolutions } from './evolutions.ts';
import { companionKey, eventKey, type Companion, type Group, type IntakeItem } from './items.ts';
import { admit, countUsage } from './quota.ts';
import { loadBatch, type KnownEvent } from './read.ts';
import { noChanges, numberFeed, record, recordHomeless } from './record.ts';
import { runGroups } from './run-groups.ts';
import { writeChanges } from './write.ts';

/** What became of one item: its answer, or why it alone was refused. */
export type Settled = { item: IntakeItem; answer: EventAnswer } | { item: IntakeItem; error: Failure };

export interface BatchResult {
  settled: Settled[];
  /** To be told after commit. */
  signals: Signal[];
}

/**
 * Takes a batch in, inside the caller's transaction: reads the state of all touched users, runs the engine in
 * memory and writes everything, in a fixed number of statements whatever the number of events. `last` is what is
 * still being written. It fails with `QUOTA_REACHED` unless `careful`, which admits what the plan still allows and
 * refuses the rest.
 */
export async function takeIn(
  app: App,
  db: Db,
  items: readonly IntakeItem[],
  careful: boolean,
): Promise<{ result: BatchResult; last: Promise<unknown> }> {
  const nowIso = app.now().toISOString();
  const loaded = await loadBatch(db, items, nowIso);
  const { fresh, settled, repeats } = sortOut(items, loaded.known);
  const { admitted, refused } = careful ? await admit(db, fresh, nowIso) : { admitted: fresh, refused: [] };
  settled.push(...refused);
  const changes = noChanges();
  const signals: Signal[] = [];
  let last: Promise<unknown> = Promise.resolve();
  if (admitted.length > 0) {
    const { groups, homeless } = byCompanion(admitted, loaded.companions);
    const runs = await runGroups(app, db, groups, loaded);
    await recordHomeless(app, db, homeless, changes, loaded);
    for (const run of runs) record(run, loaded, changes);
    numberFeed(changes, loaded);
    last = together([
      writeChanges(db, changes, nowIso),
      queueEvolutions(app, db, runs, signals),
      countUsage(db, admitted, nowIso),
    ]);
  }
  for (const { item, effects } of changes.events)
    settled.push({ item, answer: answerOf(item, effects, false) });
  settled.push(...answerRepeats(repeats, settled));
  for (const payload of changes.sequences) signals.push({ name: 'feed.appended', payload });
  return { result: { settled, signals }, last };
}

const answerOf = (item: IntakeItem, effects: EventAnswer['effects'], duplicate: boolean): EventAnswer => ({
  accepted: true,
  eventId: item.event.eventId,
  duplicate,
  effects,
});

interface Repeat {
  item: IntakeItem;
  first: IntakeItem;
}

/** Events seen before are answered from what is stored; an id that comes twice in one batch counts once. */
function sortOut(items: readonly IntakeItem[], known: ReadonlyMap<string, KnownEvent>) {
  const settled: Settled[] = [];
  const fresh: IntakeItem[] = [];
  const repeats: Repeat[] = [];
  const seen = new Map<string, IntakeItem>();
  for (const item of items) {
    const key = eventKey(item.customerId, item.event.eventId);
    const stored = known.get(key);
    const first = seen.get(key);
    const earlier = stored ?? first?.event;
    if (earlier && (earlier.userId !== item.event.userId || earlier.type !== item.event.type)) {
      settled.push({ item, error: fail('event_id_conflict', { event_id: item.event.eventId }) });
    } else if (stored) {
      settled.push({ item, answer: answerOf(item, stored.effects, true) });
    } else if (first) {
      repeats.push({ item, first });
    } else {
      seen.set(key, item);
      fresh.push(item);
    }
  }
  return { settled, fresh, repeats };
}

function answerRepeats(repeats: readonly Repeat[], settled: readonly Settled[]): Settled[] {
  if (repeats.length === 0) return [];
  const outcomes = new Map(settled.map((entry) => [entry.item, entry]));
  return repeats.map(({ item, first }): Settled => {
    const outcome = outcomes.get(first);
    if (outcome && 'answer' in outcome) return { item, answer: { ...outcome.answer, duplicate: true } };
    return { item, error: outcome?.error ?? fail('unavailable') };
  });
}

function byCompanion(items: readonly IntakeItem[], companions: ReadonlyMap<string, Companion>) {
  const groups = new Map<string, Group>();
  const homeless: IntakeItem[] = [];
  for (const item of items) {
    const key = companionKey(item.customerId, item.event.userId, item.event.audience);
    const companion = companions.get(key);
    if (!companion) {
      homeless.push(item);
      continue;
    }
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { companion, items: [item] });
  }
  return { groups: [...groups.values()], homeless };
}
