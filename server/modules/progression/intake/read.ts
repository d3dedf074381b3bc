import type { Db } from '../../../db/client.ts';
import type { App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { parseState } from '../engine/index.ts';
import { parseExternal } from '../external.ts';
import type { Balance } from '../ledger.ts';
import type { EffectsOutput } from '../schema.ts';
import { eventKey, userKey, type Companion, type IntakeItem, type Player } from './items.ts';
import { memory } from './memory.ts';

export interface KnownEvent {
  userId: string;
  type: string;
  effects: EffectsOutput;
}

export interface Loaded {
  players: Map<string, Player>;
  known: Map<string, KnownEvent>;
}

/**
 * What the engine needs of a batch, from memory and, for users that are not there, read in one round trip. Nobody is
 * locked, so what is written from it must compare versions. Repeats are looked for where one may be expected; any
 * other breaks a key when it is written.
 */
export async function recall(
  app: App,
  db: Db,
  items: readonly IntakeItem[],
  nowIso: string,
): Promise<Loaded> {
  const kept = memory(app);
  const players = new Map<string, Player>();
  const missing = new Map<string, IntakeItem>();
  const isDoubtful = kept.isDoubtful();
  const asked: IntakeItem[] = [];
  for (const item of items) {
    const key = userKey(item.customerId, item.event.userId);
    if (!players.has(key) && !missing.has(key)) {
      const player = kept.take(key);
      if (player) players.set(key, player);
      else missing.set(key, item);
    }
    if (isDoubtful || missing.has(key) || kept.isRecent(eventKey(item.customerId, item.event.eventId)))
      asked.push(item);
  }
  if (missing.size === 0 && asked.length === 0) return { players, known: new Map() };
  const [found, known] = await Promise.all([
    missing.size > 0 ? readPlayers(db, [...missing.values()], nowIso, READ) : undefined,
    readKnown(db, asked),
  ]);
  for (const [key, player] of found ?? []) players.set(key, player);
  return { players, known };
}

/**
 * The same behind locks, which users get in one order, so that no two batches wait for each other in a ring. The reads
 * follow the lock, so each sees what the last holder of it committed.
 */
export async function loadLocked(db: Db, items: readonly IntakeItem[], nowIso: string): Promise<Loaded> {
  const wanted = new Map(items.map((item) => [userKey(item.customerId, item.event.userId), item]));
  const [players, known] = await Promise.all([
    readPlayers(db, [...wanted.values()], nowIso, wanted.size === 1 ? LOCK_ONE : LOCK_ALL),
    readKnown(db, items),
  ]);
  return { players, known };
}

/**
 * Users that are new are made before any is locked: who held some while making others would close a ring. A version is
 * read before what it stands for, so that it is never the newer of the two.
 */
async function readPlayers(
  db: Db,
  items: readonly IntakeItem[],
  nowIso: string,
  statement: string,
): Promise<Map<string, Player>> {
  const tenants = items.map((item) => item.customerId);
  const userIds = items.map((item) => item.event.userId);
  const load = async (): Promise<Map<string, Player>> => {
    const [users, companions] = await Promise.all([
      query<Omit<Player, 'companions'> & Record<string, unknown>>(db, statement, [tenants, userIds]),
      readCompanions(db, tenants, userIds),
    ]);
    const players = new Map<string, Player>();
    for (const user of users)
      players.set(userKey(user.customerId, user.id), { ...user, companions: new Map() });
    for (const companion of companions)
      players
        .get(userKey(companion.customerId, companion.userId))
        ?.companions.set(companion.audience, companion);
    return players;
  };
  const players = await load();
  if (players.size === items.length) return players;
  await query(db, CREATE_USERS, [tenants, userIds, nowIso]);
  return load();
}

const USERS = `SELECT u.customer_id AS "customerId", u.id, u.timezone, u.sequence, u.version
  FROM users u JOIN unnest($1::text[], $2::text[]) AS k(customer_id, id) ON u.customer_id = k.customer_id AND u.id = k.id`;
const READ = USERS;
/** With the condition, all or none: while one of several is missing it locks nobody. */
const LOCK_ALL = `${USERS} WHERE (
    SELECT count(*) FROM unnest($1::text[], $2::text[]) AS k(customer_id, id)
    JOIN users o ON o.customer_id = k.customer_id AND o.id = k.id) = cardinality($1::text[])
  ORDER BY u.customer_id, u.id FOR UPDATE OF u`;
const LOCK_ONE = `${USERS} FOR UPDATE OF u`;

const CREATE_USERS = `INSERT INTO users (customer_id, id, created_at)
  SELECT c, i, $3::timestamptz FROM unnest($1::text[], $2::text[]) AS t(c, i) ORDER BY c, i ON CONFLICT DO NOTHING`;

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

/** The companions of users. */
export async function readCompanions(db: Db, tenants: string[], userIds: string[]): Promise<Companion[]> {
  type Row = Omit<Companion, 'state' | 'external' | 'balances' | 'characters'> & {
    state: string;
    external: string;
    purses: string | null;
  };
  const rows = await query<Row & Record<string, unknown>>(db, COMPANIONS, [tenants, userIds]);
  return rows.map(({ state, external, purses, ...row }) => ({
    ...row,
    state: parseState(state),
    characters: state.length,
    external: parseExternal(external),
    balances: purses === null ? [] : readPurses(row.buddyId, purses),
  }));
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
  if (items.length === 0) return new Map();
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
