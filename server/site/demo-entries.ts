import type { Effects, Fledge, FledgeEvent, TraceEntry } from '../../embed/server.ts';
import type { Deed } from './demo-actions.ts';

/** A line of the log beside the page: what was sent, and what came of it. */
export interface LogEntry {
  event: { eventId: string; type: string; properties: Record<string, unknown>; when?: string };
  /** Events in this line; more than one for a batch. */
  count: number;
  duplicate: boolean;
  /** What Fledge answered to an event; nothing for what went into the visitor's book. */
  effects: Effects | undefined;
  trace: TraceEntry[];
  reason: string | null;
}

type Sent = FledgeEvent & { eventId: string };

/** Sends events one after the other, as they happened, and asks of each why it did what it did. */
export async function sendEach(fledge: Fledge, deeds: readonly Deed[]): Promise<LogEntry[]> {
  const lines: Promise<LogEntry>[] = [];
  for (const { event, when } of deeds) {
    const { effects, duplicate } = await fledge.events.send(event);
    const line = lineFor(fledge, event, effects);
    lines.push(
      line.then((entry) => ({ ...entry, duplicate, event: { ...entry.event, ...(when ? { when } : {}) } })),
    );
  }
  return Promise.all(lines);
}

/** Sends many at once; a line for each type, with what they came to. */
export async function sendMany(fledge: Fledge, deeds: readonly Deed[]): Promise<LogEntry[]> {
  const { results } = await fledge.events.sendBatch(deeds.map((deed) => deed.event));
  const failure = results.find((entry) => entry.status !== 'accepted');
  if (failure) throw failure.error;
  const byType = new Map<string, { last: Sent; effects: Effects[] }>();
  for (const [i, { event }] of deeds.entries()) {
    const effects = [...(byType.get(event.type)?.effects ?? []), effectsAt(results, i)];
    byType.set(event.type, { last: event, effects });
  }
  return Promise.all(
    [...byType.values()].map(async ({ last, effects }) => {
      const line = await lineFor(fledge, last, total(effects));
      return { ...line, count: effects.length, event: { ...line.event, properties: {} } };
    }),
  );
}

function effectsAt(results: { status: string; effects?: Effects }[], index: number): Effects {
  return results[index]?.effects ?? NOTHING;
}

const NOTHING: Effects = {
  coins: 0,
  tokens: [],
  badgesAwarded: [],
  badgesReady: [],
  skills: [],
  streakUpdates: [],
  pathUpdates: [],
  evolutionReady: false,
};

const shown = ({ eventId, type, properties = {} }: Sent) => ({ eventId, type, properties });

async function lineFor(fledge: Fledge, event: Sent, effects: Effects): Promise<LogEntry> {
  const stored = await fledge.events.get(event.eventId);
  return {
    event: shown(event),
    count: 1,
    duplicate: false,
    effects,
    trace: stored.trace,
    reason: stored.reason,
  };
}

/** The effects of several events as those of one. */
function total(all: readonly Effects[]): Effects {
  const tokens = new Map<string, number>();
  const skills = new Map<string, { skillKey: string; delta: number; value: number; level: number }>();
  const streaks = new Map<string, { key: string; count: number; ticked: boolean }>();
  for (const effects of all) {
    for (const token of effects.tokens) {
      const [key = '', amount = '0'] = token.split(':');
      tokens.set(key, (tokens.get(key) ?? 0) + Number(amount));
    }
    for (const skill of effects.skills) {
      const before = skills.get(skill.skillKey)?.delta ?? 0;
      skills.set(skill.skillKey, { ...skill, delta: before + skill.delta });
    }
    for (const streak of effects.streakUpdates) {
      streaks.set(streak.key, {
        ...streak,
        ticked: streak.ticked || (streaks.get(streak.key)?.ticked ?? false),
      });
    }
  }
  return {
    ...NOTHING,
    coins: all.reduce((sum, { coins }) => sum + coins, 0),
    tokens: [...tokens].map(([key, amount]) => `${key}:${amount}`),
    badgesAwarded: all.flatMap(({ badgesAwarded }) => badgesAwarded),
    skills: [...skills.values()],
    streakUpdates: [...streaks.values()],
    evolutionReady: all.some(({ evolutionReady }) => evolutionReady),
  };
}

/** The same in a sentence, for those who hear the page. */
export function spoken(entries: readonly LogEntry[]): string {
  const { coins, badgesAwarded } = total(
    entries.filter((entry) => !entry.duplicate).flatMap((entry) => entry.effects ?? []),
  );
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  const badges =
    badgesAwarded.length === 0 ? '' : `, badges ${badgesAwarded.join(', ').replaceAll('_', ' ')}`;
  const gains = coins === 0 && badges === '' ? 'nothing yet' : `${coins} stars${badges}`;
  return `${count === 1 ? 'One event' : `${count} events`} sent: ${gains}.`;
}
