import type { Db } from '../../../db/client.ts';
import { query } from '../../../db/query.ts';
import { parseState } from '../engine/index.ts';
import { parseExternal } from '../external.ts';
import type { Balance } from '../ledger.ts';
import type { EffectsOutput } from '../schema.ts';
import { companionKey, eventKey, userKey, type Companion, type IntakeItem } from './items.ts';

export interface LockedUser {
  customerId: string;
  id: string;
  timezone: string | null;
  sequence: number;
}

export interface KnownEvent {
  userId: string;
  type: string;
  effects: EffectsOutput;
}

export interface Loaded {
  users: Map<string, LockedUser>;
  companions: Map<string, Companion>;
  known: Map<string, KnownEvent>;
  balances: Map<string, Balance[]>;
}

/**
 * Locks the users of a batch in one order (so that no two batches wait for each other in a ring) and reads all
 * that the engine needs: three statements in one round trip, whatever the number of events. The reads follow the
 * lock, so each sees what the last holder of it committed. Users that are new are made before any is locked: who
 * held some while making others would close such a ring.
 */
export async function loadBatch(db: Db, items: readonly IntakeItem[], nowIso: string): Promise<Loaded> {
  const keys = new Map(items.map((item) => [userKey(item.customerId, item.event.userId), item]));
  const tenants: string[] = [];
  const userIds: string[] = [];
  for (const item of keys.values()) {
    tenants.push(item.customerId);
    userIds.push(item.event.userId);
  }
  const load = async (): Promise<Loaded> => {
    const [users, { companions, balances }, known] = await Promise.all([
      lockUsers(db, tenants, userIds),
      readCompanions(db, tenants, userIds),
      readKnown(db, items),
    ]);
    return { users, companions, known, balances };
  };
  const loaded = await load();
  if (loaded.users.size === keys.size) return loaded;
  await createUsers(db, tenants, userIds, nowIso);
  return load();
}

/** With `guard`, all or none: while one of several is missing it locks nobody. */
const lockStatement = (
  guard: string,
): string => `SELECT u.customer_id AS "customerId", u.id, u.timezone, u.sequence
  FROM users u JOIN unnest($1::text[], $2::text[]) AS k(customer_id, id) ON u.customer_id = k.customer_id AND u.id = k.id
  ${guard}
  ORDER BY u.customer_id, u.id FOR UPDATE OF u`;
const LOCK_ONE = lockStatement('');
const LOCK_ALL = lockStatement(`WHERE (
    SELECT count(*) FROM unnest($1::text[], $2::text[]) AS k(customer_id, id)
    JOIN users o ON o.customer_id = k.customer_id AND o.id = k.id) = cardinality($1::text[])`);

async function lockUsers(db: Db, tenants: string[], userIds: string[]): Promise<Map<string, LockedUser>> {
  const rows = await query<LockedUser & Record<string, unknown>>(
    db,
    userIds.length === 1 ? LOCK_ONE : LOCK_ALL,
    [tenants, userIds],
  );
  return new Map<string, LockedUser>(rows.map((row) => [userKey(row.customerId, row.id), row]));
}

const createUsers = (db: Db, tenants: string[], userIds: string[], nowIso: string) =>
  query(
    db,
    `INSERT INTO users (customer_id, id, created_at) SELECT c, i, $3::timestamptz FROM unnest($1::text[], $2::text[]) AS t(c, i)
     ORDER BY c, i ON CONFLICT DO NOTHING`,
    [tenants, userIds, nowIso],
  );

/**
 * Per user and audience the active buddy that hatched first (see `companionOf` of the buddies room), with its balances
 * as lines of text. The inner selects keep the planner from starting anywhere but at the users asked for.
 */
const COMPANIONS = `SELECT b.customer_id AS "customerId", b.id AS "buddyId", b.user_id AS "userId", b.audience, b.stage,
    p.config_version_id AS "versionId", p.state, p.external, p.events,
    (SELECT string_agg(concat_ws(E'\\t', l.token_key, l.balance, l.earned, l.spent, l.entries, l.withheld), E'\\n')
     FROM balances l WHERE l.customer_id = b.customer_id AND l.holder_id = b.id) AS purses
  FROM unnest($1::text[], $2::text[]) AS k(customer_id, user_id)
  CROSS JOIN LATERAL (
    SELECT DISTINCT ON (audience) customer_id, id, user_id, audience, stage FROM buddies
    WHERE customer_id = k.customer_id AND user_id = k.user_id AND status = 'active'
    ORDER BY audience, created_at, id) b
  JOIN progress p ON p.customer_id = b.customer_id AND p.buddy_id = b.id`;

/** The companions of users, and the balances of each by its `userKey(customerId, buddyId)`. */
export async function readCompanions(
  db: Db,
  tenants: string[],
  userIds: string[],
): Promise<Pick<Loaded, 'companions' | 'balances'>> {
  type Row = Omit<Companion, 'state' | 'external'> & {
    state: string;
    external: string;
    purses: string | null;
  };
  const rows = await query<Row & Record<string, unknown>>(db, COMPANIONS, [tenants, userIds]);
  const companions = new Map<string, Companion>();
  const balances = new Map<string, Balance[]>();
  for (const { state, external, purses, ...row } of rows) {
    companions.set(companionKey(row.customerId, row.userId, row.audience), {
      ...row,
      state: parseState(state),
      external: parseExternal(external),
    });
    if (purses !== null) balances.set(userKey(row.customerId, row.buddyId), readPurses(row.buddyId, purses));
  }
  return { companions, balances };
}

/** One line a token; keys of tokens hold no blanks. */
const readPurses = (holderId: string, lines: string): Balance[] =>
  lines.split('\n').map((line) => {
    const [tokenKey = '', balance, earned, spent, entries, withheld] = line.split('\t');
    return {
      holderId,
      tokenKey,
      balance: Number(balance),
      earned: Number(earned),
      spent: Number(spent),
      entries: Number(entries),
      withheld: Number(withheld),
    };
  });

export async function readKnown(
  db: Db,
  items: readonly { customerId: string; event: { eventId: string } }[],
): Promise<Map<string, KnownEvent>> {
  type Row = KnownEvent & { customerId: string; eventId: string };
  const rows = await query<Row & Record<string, unknown>>(
    db,
    `SELECT e.customer_id AS "customerId", e.event_id AS "eventId", e.user_id AS "userId", e.type, e.effects
     FROM unnest($1::text[], $2::text[]) AS k(customer_id, event_id)
     JOIN events e ON e.customer_id = k.customer_id AND e.event_id = k.event_id`,
    [items.map((item) => item.customerId), items.map((item) => item.event.eventId)],
  );
  return new Map(rows.map((row) => [eventKey(row.customerId, row.eventId), row]));
}
