import type { WidgetState } from './procedures.ts';

/** What a page can listen to, on an element as `fledge-<name>` or by `Fledge.on('<name>', …)`. */
export interface FledgeEvents {
  /** The first state of the user is shown. */
  ready: { userId: string };
  /** Something failed in a way the user can see. */
  error: { code: string; message: string; requestId: string };
  'coin-earned': { amount: number; balance: number; tokenKey: string };
  'token-earned': { amount: number; balance: number; tokenKey: string };
  'badge-awarded': { key: string; name: string };
  'skill-leveled': { key: string; name: string; level: number };
  'streak-ticked': { key: string; name: string; count: number };
  'evolution-ready': { nextStage: number; nextStageName: string };
  hatched: { buddyId: string; name: string };
  evolved: { buddyId: string; stage: number; stageName: string };
  equipped: { buddyId: string; itemIds: readonly string[] };
  purchased: { itemId: string; balance: number };
  'challenge-accepted': { id: string; title: string };
  'challenge-progressed': { id: string; title: string; progress: number; target: number };
  'challenge-completed': { id: string; title: string; points: number };
  /** With the names of the badges that the claim earned. */
  'challenge-claimed': {
    id: string;
    title: string;
    points: number;
    totalPoints: number;
    badges: readonly string[];
  };
  /** The page has no session any more. */
  'session-ended': { reason: 'expired' | 'revoked' | 'signed-out' };
}
export type FledgeEventName = keyof FledgeEvents;
export type Happening = { [N in FledgeEventName]: { name: N; detail: FledgeEvents[N] } }[FledgeEventName];

/** What happened between two states of one user, whichever way the second one arrived. */
export function happeningsBetween(before: WidgetState, after: WidgetState): Happening[] {
  if (before.user.id !== after.user.id) return [];
  return [...earnings(before, after), ...growth(before, after), ...achievements(before, after)];
}

function earnings({ tokens: old }: WidgetState, { tokens }: WidgetState): Happening[] {
  const happened: Happening[] = [];
  if (!old || !tokens) return happened;
  for (const slot of ['primary', 'progression'] as const) {
    const { key, earned, balance } = tokens[slot];
    const amount = earned - old[slot].earned;
    if (key !== old[slot].key || amount <= 0) continue;
    const name = slot === 'primary' ? 'coin-earned' : 'token-earned';
    happened.push({ name, detail: { amount, balance, tokenKey: key } });
  }
  return happened;
}

function growth({ buddy: old, evolution: oldEvolution }: WidgetState, after: WidgetState): Happening[] {
  const { buddy, evolution } = after;
  if (!buddy) return [];
  const { id: buddyId, name, stage, stageName, equippedItemIds: itemIds } = buddy;
  if (!old) return [{ name: 'hatched', detail: { buddyId, name } }];
  if (old.id !== buddyId) return [];

  const happened: Happening[] = [];
  if (stage > old.stage) happened.push({ name: 'evolved', detail: { buddyId, stage, stageName } });
  if (itemIds.join() !== old.equippedItemIds.join()) {
    happened.push({ name: 'equipped', detail: { buddyId, itemIds } });
  }
  if (evolution?.ready && !oldEvolution?.ready && evolution.nextStage !== null) {
    const detail = { nextStage: evolution.nextStage, nextStageName: evolution.nextStageName ?? '' };
    happened.push({ name: 'evolution-ready', detail });
  }
  return happened;
}

function achievements(before: WidgetState, after: WidgetState): Happening[] {
  const happened: Happening[] = [];
  const had = new Set(before.badges.filter((badge) => badge.status === 'awarded').map((badge) => badge.key));
  for (const { key, name, status } of after.badges) {
    if (status === 'awarded' && !had.has(key))
      happened.push({ name: 'badge-awarded', detail: { key, name } });
  }
  const levels = new Map(before.skills.map((skill) => [skill.key, skill.level]));
  for (const { key, name, level } of after.skills) {
    if (level > (levels.get(key) ?? level))
      happened.push({ name: 'skill-leveled', detail: { key, name, level } });
  }
  const counts = new Map(before.streaks.map((streak) => [streak.key, streak.count]));
  for (const { key, name, count } of after.streaks) {
    if (count > (counts.get(key) ?? 0))
      happened.push({ name: 'streak-ticked', detail: { key, name, count } });
  }
  return happened;
}
