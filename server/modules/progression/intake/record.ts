import type { App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import { packTrace, printState, traceWithoutBuddy } from '../engine/index.ts';
import { NO_EFFECTS, isVisible } from '../effects.ts';
import type { Balance } from '../ledger.ts';
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
  users: [],
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

/**
 * Turns a buddy's outcomes into rows: the movements against its balances, the events, and the feed. The companion is
 * left as it will be when they are committed.
 */
export function record({ group, run, version }: GroupRun, loaded: Loaded, changes: Changes): void {
  const { companion } = group;
  const { customerId, buddyId, userId } = companion;
  const plan = settleRun(run, buddyId, version, companion.balances);
  const state = printState(run.state);
  changes.runs.push({ customerId, buddyId, run, state });
  for (const entry of plan.entries) changes.entries.push({ customerId, entry });
  for (const balance of plan.balances) changes.balances.push({ customerId, balance });
  companion.state = run.state;
  companion.characters = state.length;
  companion.events = run.events;
  companion.balances = withNew(companion.balances, plan.balances);
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

function withNew(known: readonly Balance[], changed: readonly Balance[]): readonly Balance[] {
  const others = known.filter(({ tokenKey }) => changed.every((balance) => balance.tokenKey !== tokenKey));
  return [...others, ...changed];
}

/**
 * Moves on the users whose events are written, and numbers the rows of each one's feed on from the last; the user's
 * lock keeps the numbers without gaps.
 */
export function moveOn(changes: Changes, { players }: Loaded): void {
  const moved = new Map<string, Changes['users'][number]>();
  for (const { item } of changes.events) {
    const key = userKey(item.customerId, item.event.userId);
    const player = players.get(key);
    if (!player) throw new Error('the user of every event is loaded');
    if (moved.has(key)) continue;
    moved.set(key, { player, version: player.version, heard: player.sequence });
    player.version += 1;
  }
  for (const row of changes.feed) {
    const player = players.get(userKey(row.customerId, row.userId));
    if (player) row.sequence = ++player.sequence;
  }
  changes.users.push(...moved.values());
}
