import type { App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import { packTrace, traceWithoutBuddy } from '../engine/index.ts';
import { NO_EFFECTS, isVisible } from '../effects.ts';
import { compiledVersion } from '../versions.ts';
import { userKey, type IntakeItem } from './items.ts';
import type { Loaded } from './read.ts';
import { zoneOf, type GroupRun } from './run-groups.ts';
import { settleRun } from './settle.ts';
import type { Changes } from './write.ts';

export const noChanges = (): Changes => ({
  events: [],
  runs: [],
  entries: [],
  balances: [],
  feed: [],
  sequences: [],
});

/** Events of users without a buddy wait: they take effect when one hatches. */
export async function recordHomeless(
  app: App,
  db: Db,
  items: readonly IntakeItem[],
  changes: Changes,
  loaded: Loaded,
): Promise<void> {
  for (const item of items) {
    const versionId = item.publishedVersionId;
    const version = versionId === null ? null : await compiledVersion(app, db, item.customerId, versionId);
    changes.events.push({
      item,
      buddyId: null,
      timezone: zoneOf(item, loaded),
      versionId,
      effects: NO_EFFECTS,
      trace: version === null ? '' : packTrace(traceWithoutBuddy(version, item.event.type)),
    });
  }
}

/** Turns a buddy's outcomes into rows: the movements against its balances, the events, and the feed. */
export function record({ group, run, version }: GroupRun, loaded: Loaded, changes: Changes): void {
  const { customerId, buddyId, userId } = group.companion;
  const known = loaded.balances.get(userKey(customerId, buddyId)) ?? [];
  const plan = settleRun(run, buddyId, version, known);
  changes.runs.push({ customerId, buddyId, run });
  for (const entry of plan.entries) changes.entries.push({ customerId, entry });
  for (const balance of plan.balances) changes.balances.push({ customerId, balance });
  // What the ledger says, after caps: a page shows these figures and adds nothing up itself.
  const balances = plan.balances.map(({ tokenKey, balance, earned }) => ({ tokenKey, balance, earned }));
  for (const item of group.items) {
    const outcome = run.outcomes.get(item.event.eventId);
    if (!outcome) throw new Error('every event has an outcome');
    const { effects, trace, versionId } = outcome;
    changes.events.push({ item, buddyId, timezone: zoneOf(item, loaded), versionId, effects, trace });
    if (!isVisible(effects)) continue;
    const { eventId, type } = item.event;
    const payload = { eventId, type, ...effects, balances };
    changes.feed.push({ customerId, userId, buddyId, sequence: 0, type: 'event.applied', payload });
  }
}

/** Numbers the rows of each user's feed on from the last; the user's lock keeps the numbers without gaps. */
export function numberFeed(changes: Changes, loaded: Loaded): void {
  const next = new Map<string, Changes['sequences'][number]>();
  for (const row of changes.feed) {
    const { customerId, userId } = row;
    const key = userKey(customerId, userId);
    const slot = next.get(key) ?? {
      customerId,
      userId,
      sequence: loaded.users.get(key)?.sequence ?? 0,
    };
    slot.sequence += 1;
    row.sequence = slot.sequence;
    next.set(key, slot);
  }
  changes.sequences.push(...next.values());
}
