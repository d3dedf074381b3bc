import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { customerId, instant } from '../../db/columns.ts';
import type { ConfigContent } from './content.ts';

/**
 * Progression logic by version, owned by the account (live and test data share it). A published version never
 * changes again: a trigger refuses it.
 */
export const configVersions = pgTable(
  'config_versions',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<'draft' | 'published' | 'archived'>().notNull(),
    name: text('name').notNull(),
    content: jsonb('content').$type<ConfigContent>().notNull(),
    /** Counts edits of a draft, so that two editors notice each other. */
    revision: integer('revision').notNull().default(1),
    basedOn: text('based_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    publishedAt: instant('published_at'),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('config_versions_number').on(t.customerId, t.version),
    uniqueIndex('config_versions_one_published')
      .on(t.customerId)
      .where(sql`status = 'published'`),
    uniqueIndex('config_versions_one_draft')
      .on(t.customerId)
      .where(sql`status = 'draft'`),
  ],
);

/**
 * What each edit of the configuration touched, by revision. Revisions grow through all versions of an account, so
 * whoever edits from an old one can be told what has changed since.
 */
export const configEdits = pgTable(
  'config_edits',
  {
    customerId: customerId(),
    revision: integer('revision').notNull(),
    configVersionId: text('config_version_id').notNull(),
    changes: jsonb('changes').$type<EditChange[]>().notNull(),
    /** Who made it: `key:key_…`, `person:per_…`. */
    madeBy: text('made_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.revision] })],
);

export interface EditChange {
  kind: string;
  key: string;
  action: 'created' | 'updated' | 'removed';
}
