import type { App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import { together } from '../../../db/query.ts';
import type { Failure } from '../../../kernel/errors.ts';
import type { Signal } from '../../../kernel/signals.ts';
import { fail } from '../errors.ts';
import type { EventAnswer } from '../schema.ts';
import { evolvesNow, queueEvolutions } from './evolutions.ts';
import { eventKey, userKey, type Group, type IntakeItem, type Player } from './items.ts';
import { memory } from './memory.ts';
import { admit, countByTenant, monthOf, type Admission } from './quota.ts';
import { loadLocked, recall, type KnownEvent, type Loaded } from './read.ts';
import { moveOn, noChanges, record, recordHomeless } from './record.ts';
import { runGroups, type GroupRun } from './run-groups.ts';
import { noteUsed } from './standing.ts';
import { writeRows } from './write-rows.ts';
import { rareWrites, type Changes } from './write.ts';

/** What became of one item: its answer, or why it alone was refused. */
export type Settled = { item: IntakeItem; answer: EventAnswer } | { item: IntakeItem; error: Failure };

export interface BatchResult {
  settled: Settled[];
  /** To be told after commit. */
  signals: Signal[];
}

/** A batch that is worked out and not yet written. */
interface Work {
  nowIso: string;
  loaded: Loaded;
  admitted: readonly IntakeItem[];
  /** What is used of each customer's month, as far as it is known. */
  used: Map<string, number>;
  changes: Changes;
  runs: readonly GroupRun[];
  result: BatchResult;
}

/**
 * Takes a batch in: from what is known of its users, the engine works out everything in memory, and one statement
 * writes it, if nobody has changed a user since. Fails with `CHANGED_SINCE` otherwise, with `QUOTA_REACHED` when a plan
 * is used up, and with a broken key for a repeat nobody expected: `takeInLocked` takes all of that.
 */
export async function takeIn(app: App, items: readonly IntakeItem[]): Promise<BatchResult> {
  const nowIso = app.now().toISOString();
  const work = await app.database.direct(async (db) => {
    const loaded = await recall(app, db, items, nowIso);
    return workOut(app, db, items, loaded, nowIso);
  });
  const { admitted, changes, runs, result } = work;
  const rare = rareWrites(changes, nowIso);
  if (admitted.length > 0 && rare.length === 0 && !runs.some(evolvesNow))
    await app.database.direct((db) => writeCounted(db, work));
  else if (admitted.length > 0)
    await app.database.pipelined(async (db) => ({ result, last: write(app, db, work, rare) }));
  remember(app, work);
  return result;
}

/**
 * The same in one transaction that holds the locks of all users from the beginning, admits what the plan still allows
 * and refuses the rest.
 */
export async function takeInLocked(app: App, items: readonly IntakeItem[]): Promise<BatchResult> {
  const nowIso = app.now().toISOString();
  const work = await app.database.pipelined(async (db) => {
    const loaded = await loadLocked(db, items, nowIso);
    const work = await workOut(app, db, items, loaded, nowIso, true);
    const last =
      work.admitted.length > 0 ? write(app, db, work, rareWrites(work.changes, nowIso)) : Promise.resolve();
    return { result: work, last };
  });
  remember(app, work);
  return work.result;
}

/** What a batch does, in memory. `isLocked` looks at the quota, whose rows it locks. */
async function workOut(
  app: App,
  db: Db,
  items: readonly IntakeItem[],
  loaded: Loaded,
  nowIso: string,
  isLocked = false,
): Promise<Work> {
  const { fresh, settled, repeats } = sortOut(items, loaded.known);
  const { admitted, refused, used } = isLocked ? await admit(db, fresh, nowIso) : allOf(fresh);
  settled.push(...refused);
  const changes = noChanges();
  const { groups, homeless } = byCompanion(admitted, loaded.players);
  const runs = await runGroups(app, db, groups, loaded);
  await recordHomeless(app, db, homeless, changes, loaded);
  for (const run of runs) record(run, loaded, changes);
  moveOn(changes, loaded);
  for (const { item, effects } of changes.events)
    settled.push({ item, answer: answerOf(item, effects, false) });
  settled.push(...answerRepeats(repeats, settled));
  return { nowIso, loaded, admitted, used, changes, runs, result: { settled, signals: signalsOf(changes) } };
}

const allOf = (admitted: readonly IntakeItem[]): Admission => ({ admitted, refused: [], used: new Map() });

const signalsOf = ({ users }: Changes): Signal[] =>
  users.flatMap(({ player: { customerId, id: userId, sequence }, heard }) =>
    sequence > heard ? [{ name: 'feed.appended', payload: { customerId, userId, sequence } }] : [],
  );

async function writeCounted(db: Db, { admitted, changes, nowIso, used: counts }: Work): Promise<void> {
  for (const { customerId, used } of await writeRows(db, changes, countByTenant(admitted), nowIso))
    counts.set(customerId, used);
}

/** The rows of every event come first: they take the locks that the rest stands behind. */
const write = (
  app: App,
  db: Db,
  work: Work,
  rare: readonly ((db: Db) => Promise<unknown>)[],
): Promise<void> =>
  together([
    writeCounted(db, work),
    ...rare.map((statement) => statement(db)),
    queueEvolutions(app, db, work.runs, work.result.signals),
  ]);

/** Called after commit: what a batch leaves is what the next begins with. */
function remember(app: App, { loaded, changes, used, nowIso }: Work): void {
  const kept = memory(app);
  const month = monthOf(nowIso);
  for (const [customerId, events] of used) noteUsed(app, customerId, { month, used: events });
  for (const player of loaded.players.values()) kept.keep(player, charactersOf(player));
  for (const { item } of changes.events) kept.noteEvent(eventKey(item.customerId, item.event.eventId));
}

function charactersOf({ companions }: Player): number {
  let characters = 0;
  for (const companion of companions.values()) characters += companion.characters;
  return characters;
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

function byCompanion(items: readonly IntakeItem[], players: ReadonlyMap<string, Player>) {
  const groups = new Map<string, Group>();
  const homeless: IntakeItem[] = [];
  for (const item of items) {
    const { customerId, event } = item;
    const companion = players.get(userKey(customerId, event.userId))?.companions.get(event.audience);
    if (!companion) {
      homeless.push(item);
      continue;
    }
    const key = userKey(customerId, companion.buddyId);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { companion, items: [item] });
  }
  return { groups: [...groups.values()], homeless };
}
