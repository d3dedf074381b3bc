import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';

export type PictureSource = 'upload' | 'model' | 'composer';

/** A customer's own picture of every buddy in a stage, in place of the composer's. Owned by the account. */
export const stageAssets = pgTable(
  'stage_assets',
  {
    customerId: customerId(),
    stage: integer('stage').notNull(),
    /** `<sha256>.<extension>`. */
    picture: text('picture').notNull(),
    contentType: text('content_type').notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    source: text('source').$type<PictureSource>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.stage] })],
);

/** URLs handed out for an upload. The row says whose object it is; it goes when the URL has long expired. */
export const uploads = pgTable(
  'uploads',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    /** SHA-256 of the secret in the URL; unused where the blob store itself takes the upload. */
    secretHash: text('secret_hash').notNull(),
    contentType: text('content_type').notNull(),
    contentLength: integer('content_length'),
    /** What became of it, so that committing twice is the same as once. */
    picture: text('picture'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.id] }), index('uploads_expiry').on(t.expiresAt)],
);

/**
 * Kept pictures that nothing named when they were last looked at. Whoever puts or names one takes its row away first, so
 * only what still has its row is removed.
 */
export const pictureOrphans = pgTable('picture_orphans', {
  name: text('name').primaryKey(),
  seenAt: instant('seen_at').notNull(),
  /** Until then its remover alone decides: whoever wants the picture waits, then puts it again. */
  claimedUntil: instant('claimed_until'),
});

export type UsageKind = 'buddy' | 'stage_asset' | 'icon' | 'badge_icon' | 'item_image';

/** Every picture that was made, by whom, and what it cost. */
export const imageUsage = pgTable(
  'image_usage',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    operationId: text('operation_id').notNull(),
    kind: text('kind').$type<UsageKind>().notNull(),
    /** The buddy, item, badge or stage that it is of. */
    targetId: text('target_id'),
    source: text('source').$type<'model' | 'composer'>().notNull(),
    model: text('model'),
    status: text('status').$type<'succeeded' | 'failed'>().notNull(),
    credits: integer('credits').notNull(),
    bytes: integer('bytes').notNull(),
    durationMs: integer('duration_ms').notNull(),
    errorCode: text('error_code'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('image_usage_by_time').on(t.customerId, t.createdAt, t.id),
  ],
);
