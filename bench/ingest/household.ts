import { tmpdir } from 'node:os';
import type { Database } from '../../server/db/client.ts';
import { asSystem, type App } from '../../server/db/context.ts';
import { migrate } from '../../server/db/migrate.ts';
import { query } from '../../server/db/query.ts';
import { silent } from '../../server/kernel/log.ts';
import { createSignalBus } from '../../server/kernel/signals.ts';
import { openMedia } from '../../server/media/index.ts';
import { createKey } from '../../server/modules/accounts/index.ts';
import { emptyState, printState } from '../../server/modules/progression/engine/index.ts';
import { noExternal, printExternal } from '../../server/modules/progression/external.ts';
import { addTenant, coinRule, named, rules } from '../../tests/support/players.ts';

/** Users who send events; each has a buddy. */
export const USERS = 2_000;

export interface Household {
  customerId: string;
  versionId: string;
  key: string;
}

/** Every event pays coins and XP and feeds a streak: two ledger rows, as in the SQL written by hand. */
const content = rules({
  coinRules: [coinRule('lesson', 'lesson_completed', 10, { conditions: [passed()] })],
  tokenRules: [{ ...coinRule('xp', 'lesson_completed', 5), tokenKey: 'xp' }],
  streaks: [{ ...named('daily'), eventTypes: ['lesson_completed'] }],
});

function passed() {
  return { field: 'score', operator: 'gte' as const, value: 50 };
}

/** What the verbs need of a server, without one. */
export const bareApp = (database: Database): App => ({
  database,
  bus: createSignalBus(silent),
  log: silent,
  now: () => new Date(),
  media: openMedia({ dataDir: tmpdir() }),
  settings: {
    publicUrl: 'http://127.0.0.1',
    dataDir: '.',
    demo: false,
    demoKeepDays: 7,
    orphanKeepDays: 7,
    rateLimitScale: 0,
    serviceToken: 'bench',
    legacyUuidAuth: false,
  },
});

/** Fills a new database with one customer and its users, and makes a key. */
export async function furnish(database: Database): Promise<Household> {
  await migrate(database);
  const app = bareApp(database);
  const { customerId, versionId } = await addTenant(app, content);
  const now = new Date().toISOString();
  const { db } = database;
  const people = `FROM generate_series(0, ${USERS - 1}) AS n`;
  await query(
    db,
    `INSERT INTO users (customer_id, id, created_at) SELECT $1, 'user_' || n, $2::timestamptz ${people}`,
    [customerId, now],
  );
  await query(
    db,
    `INSERT INTO buddies (customer_id, id, user_id, audience, egg_id, name, status, config_version_id, style, variant, stage,
       equipped, created_at, updated_at)
     SELECT $1, 'bdy_' || n, 'user_' || n, 'default', 'egg_' || n, 'Pip', 'active', $3, 'cute', 1, 1, '[]', $2::timestamptz,
       $2::timestamptz ${people}`,
    [customerId, now, versionId],
  );
  await query(
    db,
    `INSERT INTO progress (customer_id, buddy_id, config_version_id, state, external, events, updated_at)
     SELECT $1, 'bdy_' || n, $3, $4, $5, 0, $2::timestamptz ${people}`,
    [customerId, now, versionId, printState(emptyState()), printExternal(noExternal())],
  );
  const { key } = await createKey(asSystem(app, customerId), { kind: 'secret', name: 'bench' });
  await app.bus.close();
  return { customerId, versionId, key };
}

let made = 0;

/** Ids that no index finds in order, as hosts send them; never the same twice in a run. */
export const eventId = (): string => `evt-${scrambled(++made)}-lesson`;

const scrambled = (n: number): string =>
  (Math.imul(n, 2_654_435_761) >>> 0).toString(16).padStart(8, '0') + n.toString(36);

export const userOf = (n: number): string => `user_${(n * 7_919) % USERS}`;

/** An event of the next user, as a host sends it. */
export function nextEvent(): object {
  const event_id = eventId();
  return {
    event_id,
    user_id: userOf(made),
    type: 'lesson_completed',
    properties: { score: 50 + (made % 50), subject: 'math', duration_seconds: 300 },
  };
}
