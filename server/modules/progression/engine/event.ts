/** What happened, as the engine sees it. Everything in it is validated before it gets here. */
export interface EngineEvent {
  eventId: string;
  type: string;
  /** ISO, UTC, with milliseconds: `2026-04-08T10:30:00.000Z`, so that text order is time order. */
  occurredAt: string;
  properties: Record<string, unknown>;
  /**
   * The user's IANA zone when the event was taken in; absent means `facts.timezone`. Stored with the event, it
   * lets a replay judge every event by the zone the user lived in then.
   */
  timezone?: string;
}

/**
 * What the rules read but do not make. Grants are lifetime sums from outside the rules (manual coins, challenge
 * rewards) and only grow, except `externalSkills`, which also carries decay and corrections.
 */
export interface BuddyFacts {
  /** IANA zone of the user. */
  timezone: string;
  audience: string;
  /** Evolution stage, 1 to 5. */
  stage: number;
  externalCoinsEarned: number;
  /** Grants of the progression token. */
  externalTokensEarned: number;
  /** Badges awarded by hand or by another module; never those the engine awarded. */
  externalBadges: readonly string[];
  /** Points to add to what skill rules made, by skill. */
  externalSkills?: Readonly<Record<string, number>>;
}

/** Where an event stands in the canonical order. */
export interface Position {
  occurredAt: string;
  eventId: string;
}

/** Order of UTF-8 bytes, as Postgres has it under `COLLATE "C"`; UTF-16 order differs above U+FFFF. */
export function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const bothLow = x < 0xd800 || y < 0xd800;
    return bothLow || isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** The canonical order: `occurredAt`, then `eventId`, bytewise. Negative when `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return compareBytes(a.eventId, b.eventId);
}
