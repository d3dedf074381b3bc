import type { Db } from '../../db/client.ts';
import { query } from '../../db/query.ts';

/** A kept picture's name, wherever in a text it stands: the URL before it depends on where pictures are served from. */
export const PICTURE_NAME = '[0-9a-f]{64}[.](?:png|jpg|webp|gif|svg)';

/** Results of operations and uploaded icons are answers: what came of them is named by the row that shows it. */
export const ANSWER_DAYS = 90;

/** The name that a URL of ours ends in: 68 characters, or 69. Patterns take a hundred times as long. */
const nameIn = (url: string): string => `ltrim(right(${url}, 69), '/')`;
const allOf = (expressions: readonly string[]): string => `unnest(ARRAY[${expressions.join(', ')}])`;

const RESULTS = ['image_url', 'png_url', 'thumb_url', 'icon_url'];

/** Every column that keeps a picture alive, and how its rows name it. `$2` is the moment `ANSWER_DAYS` ago. */
const NAMED: Readonly<Record<string, string>> = {
  'buddies.appearance': `SELECT ${allOf(['svg', 'png', 'thumb'].map((key) => `appearance->>'${key}'`))} FROM buddies`,
  'evolutions.image_url': `SELECT ${nameIn('image_url')} FROM evolutions`,
  'items.image_url': `SELECT ${nameIn('image_url')} FROM items WHERE image_url IS NOT NULL`,
  'stage_assets.picture': 'SELECT picture FROM stage_assets',
  'uploads.picture': 'SELECT picture FROM uploads WHERE picture IS NOT NULL',
  // Published versions never change, and buddies are pinned to old ones. A URL may stand anywhere in the content, and
  // have something behind it.
  'config_versions.content': `SELECT ${allOf(['left(part, 68)', 'left(part, 69)'])}
    FROM config_versions, string_to_table(content::text, '/') AS part`,
  'operations.result': `SELECT ${allOf(RESULTS.map((key) => nameIn(`result->>'${key}'`)))}
    FROM operations WHERE result IS NOT NULL AND completed_at >= $2::timestamptz`,
};

/** Columns that look as if they could and keep nothing alive, by the reason. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  'what a host, a user or an operator says; nothing of ours shows it as a picture': [
    'eggs.metadata',
    'events.properties',
    'research_responses.responses',
    'app_events.context',
    'progress_snapshots.snapshot',
    'operations.input',
  ],
  'an answer that is given again for a day, no longer than an orphan stays': ['idempotency.body'],
  'numbers, keys and words of ours': [
    'jobs.payload',
    'feed.payload',
    'customers.settings',
    'budget_categories.icon',
    'buddies.equipped',
    'operations.error',
    'metric_snapshots.metrics',
    'config_edits.changes',
    'diners.preferences',
    'diners.allergies',
    'diners.counts',
    'items.visibility',
    'notification_preferences.muted',
    'events.effects',
    'events.reversal',
  ],
  'rights and keys': [
    'api_keys.scopes',
    'api_keys.allowed_origins',
    'user_api_keys.scopes',
    'widget_sessions.scopes',
    'widget_sessions.allowed_origins',
    'signing_keys.public_jwk',
    'signing_keys.private_jwk',
  ],
  'restaurants of the world, which have no pictures of ours': [
    'restaurants.url',
    'restaurants.dishes',
    'restaurants.reviews',
    'restaurants.declared_allergens',
    'restaurants.findings',
    'restaurants.scores',
  ],
};

/** For the test that no column was forgotten. */
export const naming = { named: Object.keys(NAMED), free: Object.values(FREE).flat() };

const SOURCES = Object.values(NAMED).join(' UNION ALL ');

/** Those of `names` that a row names, of whatever tenant: one statement, which sees one moment. */
export async function namedAmong(db: Db, names: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await query<{ name: string }>(
    db,
    `SELECT asked.name FROM unnest($1::text[]) AS asked(name) WHERE asked.name IN (${SOURCES})`,
    [names, new Date(now.getTime() - ANSWER_DAYS * 86_400_000).toISOString()],
  );
  return new Set(rows.map(({ name }) => name));
}
