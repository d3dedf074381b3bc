import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';
import type { ArtStyle } from '../accounts/index.ts';

export type EggStatus = 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';

/** What a buddy hatches from. */
export const eggs = pgTable(
  'eggs',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    audience: text('audience').notNull(),
    status: text('status').$type<EggStatus>().notNull(),
    style: text('style').$type<ArtStyle>().notNull(),
    visualVariant: integer('visual_variant').notNull(),
    configVersionId: text('config_version_id').notNull(),
    buddyId: text('buddy_id'),
    operationId: text('operation_id'),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('eggs_by_user').on(t.customerId, t.userId, t.status),
  ],
);

/** A look as names of kept pictures, or that they could not be kept. */
export type Appearance =
  | { status: 'ready'; path: string; svg: string; png: string; thumb: string }
  | { status: 'failed'; path: string };

/** A user's companion. Pinned to the configuration it hatched under. */
export const buddies = pgTable(
  'buddies',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    audience: text('audience').notNull(),
    eggId: text('egg_id').notNull(),
    name: text('name').notNull(),
    status: text('status').$type<'active' | 'archived'>().notNull(),
    configVersionId: text('config_version_id').notNull(),
    style: text('style').$type<ArtStyle>().notNull(),
    variant: integer('variant').notNull(),
    stage: integer('stage').notNull(),
    /** Item ids in drawing order. */
    equipped: jsonb('equipped').$type<string[]>().notNull(),
    /** The kept pictures of its last operation; null before the first, and where the customer has a picture of its own. */
    appearance: jsonb('appearance').$type<Appearance>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('buddies_by_user').on(t.customerId, t.userId, t.status),
  ],
);

/** Each stage a buddy reached, the first when it hatched. */
export const evolutions = pgTable(
  'evolutions',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    stage: integer('stage').notNull(),
    previousStage: integer('previous_stage').notNull(),
    imageUrl: text('image_url').notNull(),
    trigger: text('trigger').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId, t.stage] })],
);

export type OperationStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
export const BUDDY_OPERATIONS = ['hatch', 'equip_item', 'evolve', 'rerender'] as const;
/** What makes pictures that belong to no user: stages, icons and items of the customer. */
export const PICTURE_OPERATIONS = [
  'generate_icon',
  'regenerate_icon',
  'regenerate_item_image',
  'regenerate_stage_asset',
] as const;
export type BuddyOperation = (typeof BUDDY_OPERATIONS)[number];
export type PictureOperation = (typeof PICTURE_OPERATIONS)[number];
export type OperationType = BuddyOperation | PictureOperation;

/** An asynchronous job as the caller sees it; `jobs` holds the worker's side. */
export const operations = pgTable(
  'operations',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    type: text('type').$type<OperationType>().notNull(),
    status: text('status').$type<OperationStatus>().notNull(),
    /** Whose page is told of it; null for the customer's own. */
    userId: text('user_id'),
    buddyId: text('buddy_id'),
    eggId: text('egg_id'),
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    result: jsonb('result').$type<Record<string, unknown>>(),
    error: jsonb('error').$type<{ code: string; message: string }>(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('operations_by_buddy').on(t.customerId, t.buddyId),
  ],
);
