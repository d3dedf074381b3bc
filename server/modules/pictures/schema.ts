import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { pageInput } from '../../kernel/page.ts';
import { artStyle } from '../accounts/index.ts';
import { CONTENT_TYPES, MAX_PICTURE_BYTES } from './accept.ts';

export const stage = z.int().min(1).max(5);
const source = z.enum(['upload', 'model', 'composer']);

export const stageAsset = z.object({
  stage,
  imageUrl: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  source,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type StageAsset = z.output<typeof stageAsset>;

/** The customer's own pictures, and what the composer draws where there is none. */
export const stageAssetList = z.object({
  creatureStyle: artStyle,
  data: z.array(stageAsset),
  defaults: z.array(z.object({ stage, imageUrl: z.string() })),
});

export const putStageAssetInput = z.strictObject({ stage, objectKey: f.text(256) });
export const stageInput = z.strictObject({ stage });

export const uploadUrlInput = z.strictObject({
  contentType: z.enum(CONTENT_TYPES),
  /** With it the URL takes exactly so many bytes. */
  contentLength: z.int().min(1).max(MAX_PICTURE_BYTES).optional(),
});
export const uploadUrl = z.object({
  uploadUrl: z.string(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  objectKey: z.string(),
  maxBytes: z.int(),
  expiresAt: z.string(),
});
export type UploadUrl = z.output<typeof uploadUrl>;

export const uploadIconInput = z.strictObject({ image: z.base64().max(MAX_PICTURE_BYTES * 2) });
export const uploadedIcon = z.object({
  iconUrl: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
});

const kind = z.enum(['buddy', 'stage_asset', 'icon', 'badge_icon', 'item_image']);
const maker = z.enum(['model', 'composer']);
const outcome = z.enum(['succeeded', 'failed']);

export const usageOutput = z.object({
  id: z.string(),
  operationId: z.string(),
  kind,
  targetId: z.string().nullable(),
  source: maker,
  model: z.string().nullable(),
  status: outcome,
  credits: z.int(),
  bytes: z.int(),
  durationMs: z.int(),
  errorCode: z.string().nullable(),
  createdAt: z.string(),
});
export type UsageOutput = z.output<typeof usageOutput>;

const span = { from: f.instant.optional(), to: f.instant.optional() };
export const listUsageInput = z.strictObject({
  ...pageInput,
  ...span,
  kind: kind.optional(),
  status: outcome.optional(),
  source: maker.optional(),
});
export const usageReportInput = z.strictObject(span);

const sums = {
  images: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  credits: z.int(),
  bytes: z.int(),
};
export const usageReport = z.object({
  from: z.string(),
  to: z.string(),
  totals: z.object(sums),
  byKind: z.array(z.object({ kind, source: maker, ...sums })),
  byDay: z.array(z.object({ date: z.string(), ...sums })),
});
