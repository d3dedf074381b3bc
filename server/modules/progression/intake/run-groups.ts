import type { App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import type { CompiledVersion, EngineEvent } from '../engine/index.ts';
import { factsOf } from '../external.ts';
import { compiledVersion } from '../versions.ts';
import { firstLate, runEvents, type BuddyRun } from './buddy-run.ts';
import { userKey, type Group, type IntakeItem } from './items.ts';
import { readPast, type Past } from './read-past.ts';
import type { Loaded } from './read.ts';

export interface GroupRun {
  group: Group;
  run: BuddyRun;
  version: CompiledVersion;
}

/** The zone an event is judged by: the user's own as it is now, else the customer's. */
export const zoneOf = (item: IntakeItem, { players }: Pick<Loaded, 'players'>): string =>
  players.get(userKey(item.customerId, item.event.userId))?.timezone ?? item.defaultTimezone;

/** Runs the engine for every buddy of a batch. Reads the past of those to whom something comes late. */
export async function runGroups(
  app: App,
  db: Db,
  groups: readonly Group[],
  loaded: Loaded,
): Promise<GroupRun[]> {
  const work = groups.map((group) => ({ group, events: engineEvents(group, loaded) }));
  const late = work.flatMap(({ group: { companion }, events }) => {
    const first = firstLate(companion.state, events);
    return first ? [{ ...companion, occurredAt: first.occurredAt, eventId: first.eventId }] : [];
  });
  const pasts = late.length > 0 ? await readPast(db, late) : undefined;
  const runs: GroupRun[] = [];
  for (const { group, events } of work) {
    const { companion } = group;
    const past = pasts?.get(userKey(companion.customerId, companion.buddyId));
    const [zone = 'UTC'] = events.map((event) => event.timezone);
    const version = await compiledVersion(app, db, companion.customerId, companion.versionId);
    const input = {
      state: companion.state,
      events: companion.events,
      facts: factsOf(companion, zone, companion.external),
      version,
      versions: past ? await versionsOf(app, db, companion.customerId, past) : new Map(),
    };
    runs.push({ group, version, run: runEvents(input, past, events) });
  }
  return runs;
}

const engineEvents = ({ items }: Group, loaded: Loaded): EngineEvent[] =>
  items.map((item) => {
    const { eventId, type, occurredAt, properties } = item.event;
    return { eventId, type, occurredAt, properties, timezone: zoneOf(item, loaded) };
  });

/** The rules under which the events of a past ran; compiled versions stay in memory. */
export async function versionsOf(
  app: App,
  db: Db,
  customerId: string,
  past: Past,
): Promise<Map<string, CompiledVersion>> {
  const versions = new Map<string, CompiledVersion>();
  for (const id of new Set(past.events.map((event) => event.versionId)))
    versions.set(id, await compiledVersion(app, db, customerId, id));
  return versions;
}
