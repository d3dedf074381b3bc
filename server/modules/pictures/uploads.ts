import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, count, eq, gt, lt, lte } from 'drizzle-orm';
import type { z } from 'zod';
import { asSystem, type App, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { fail as refuse, notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { BlobTooLarge } from '../../kernel/media.ts';
import { acceptPicture, MAX_PICTURE_BYTES, type Picture } from './accept.ts';
import { fail } from './errors.ts';
import { keepPicture, readPicture } from './keep.ts';
import { ANSWER_DAYS } from './named.ts';
import type { uploadUrlInput, UploadUrl } from './schema.ts';
import { uploads } from './tables.ts';

type Row = typeof uploads.$inferSelect;

export const UPLOADS_PREFIX = '/uploads/';
const FOLDER = 'uploads/';
const LIFE_SECONDS = 900;
/** How many URLs of a customer may be open at a time. */
const MAX_OPEN = 100;
/** What was uploaded stays for a day, so that a commit may be repeated, also by two at once. */
const KEPT_MS = 86_400_000;

/** Account, id and secret, in characters that any database takes. */
const TOKEN = /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{43})$/;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const blobOf = ({ customerId, id }: Pick<Row, 'customerId' | 'id'>): string => `${FOLDER}${customerId}/${id}`;

/** A URL to which a browser may PUT one picture, without a credential, for a quarter of an hour. */
export async function createUpload(ctx: Ctx, input: z.output<typeof uploadUrlInput>): Promise<UploadUrl> {
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + LIFE_SECONDS * 1000).toISOString();
  const [open] = await ctx.db
    .select({ count: count() })
    .from(uploads)
    .where(
      and(
        eq(uploads.customerId, ctx.accountId),
        gt(uploads.expiresAt, now.toISOString()),
        lte(uploads.expiresAt, expiresAt),
      ),
    );
  if ((open?.count ?? 0) >= MAX_OPEN) throw fail('too_many_uploads', { max: MAX_OPEN });
  const secret = randomBytes(32).toString('base64url');
  const row: Row = {
    customerId: ctx.accountId,
    id: newId('upload', now.getTime()),
    secretHash: sha256(secret),
    contentType: input.contentType,
    contentLength: input.contentLength ?? null,
    picture: null,
    createdAt: now.toISOString(),
    expiresAt,
  };
  await ctx.db.insert(uploads).values(row);
  const signed = await ctx.app.media.blobs.presignPut(blobOf(row), {
    contentType: row.contentType,
    contentLength: input.contentLength,
    expiresSeconds: LIFE_SECONDS,
  });
  return {
    uploadUrl:
      signed?.url ?? `${ctx.app.settings.publicUrl}${UPLOADS_PREFIX}${row.customerId}.${row.id}.${secret}`,
    method: 'PUT',
    headers: signed?.headers ?? { 'content-type': row.contentType },
    objectKey: blobOf(row),
    maxBytes: input.contentLength ?? MAX_PICTURE_BYTES,
    expiresAt,
  };
}

const find = async (ctx: Ctx, customerId: string, id: string): Promise<Row | undefined> =>
  (
    await ctx.db
      .select()
      .from(uploads)
      .where(and(eq(uploads.customerId, customerId), eq(uploads.id, id)))
  )[0];

/** The upload that a URL of ours was handed out for. Throws 404 for one that is not, or not any more, open. */
export async function openUpload(app: App, token: string): Promise<Row> {
  const [, customerId = '', id = '', secret = ''] = TOKEN.exec(token) ?? [];
  const row = id === '' ? undefined : await find(asSystem(app, customerId), customerId, id);
  const isRight = row && timingSafeEqual(Buffer.from(row.secretHash), Buffer.from(sha256(secret)));
  if (!isRight || Date.parse(row.expiresAt) <= app.now().getTime()) throw notFound('upload');
  return row;
}

/** Takes the bytes that were PUT to a URL of ours. Throws 413, 422 `upload_mismatch`. */
export async function receiveUpload(
  app: App,
  row: Row,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string },
): Promise<void> {
  if (bytes.length > MAX_PICTURE_BYTES) throw refuse('payload_too_large', { max_bytes: MAX_PICTURE_BYTES });
  const isAsked = row.contentLength === null || row.contentLength === bytes.length;
  if (contentType !== row.contentType || !isAsked || bytes.length === 0)
    throw fail('upload_mismatch', { content_type: row.contentType, content_length: row.contentLength });
  await app.media.blobs.put(blobOf(row), bytes, row.contentType);
}

/**
 * What was uploaded, as a picture of ours; the same again when it is claimed again. Throws 404 for an object that is
 * not the customer's, 409 `upload_missing`, 422 `bad_image`.
 */
export async function claimUpload(
  ctx: Ctx,
  objectKey: string,
): Promise<Omit<Picture, 'bytes'> & { bytes: number; picture: string }> {
  const [, customerId = '', id = ''] = /^uploads\/([^/]+)\/([^/]+)$/.exec(objectKey) ?? [];
  const row = customerId === ctx.accountId ? await find(ctx, customerId, id) : undefined;
  if (!row) throw notFound('upload');
  const bytes = await bytesOf(ctx.app, row);
  const accepted = acceptPicture(bytes);
  // Put again where it is kept already, as it was: it is about to be named by another row.
  const picture = await keepPicture(ctx, row.picture === null ? accepted : { ...accepted, bytes });
  if (row.picture === null) {
    await ctx.db
      .update(uploads)
      .set({ picture })
      .where(and(eq(uploads.customerId, row.customerId), eq(uploads.id, row.id)));
  }
  return { ...accepted, bytes: accepted.bytes.length, picture };
}

async function bytesOf(app: App, row: Row): Promise<Uint8Array> {
  try {
    const bytes =
      row.picture === null
        ? await app.media.blobs.get(blobOf(row), MAX_PICTURE_BYTES)
        : (await readPicture(app, row.picture))?.bytes;
    if (bytes === undefined) throw fail('upload_missing', { object_key: blobOf(row) });
    return bytes;
  } catch (error) {
    if (error instanceof BlobTooLarge)
      throw fail('bad_image', { reason: 'it is too large', max_bytes: MAX_PICTURE_BYTES });
    throw error;
  }
}

/** Notes an icon that was uploaded without a URL of ours, so that it stays until the customer names it somewhere. */
export async function recordIcon(
  ctx: Ctx,
  { picture, contentType, bytes }: { picture: string; contentType: string; bytes: number },
): Promise<void> {
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + ANSWER_DAYS * 86_400_000 - KEPT_MS).toISOString();
  await ctx.db
    .insert(uploads)
    .values({
      customerId: ctx.accountId,
      // The same icon again lengthens its stay.
      id: picture,
      secretHash: sha256(randomBytes(32).toString('base64url')),
      contentType,
      contentLength: bytes,
      picture,
      createdAt: now.toISOString(),
      expiresAt,
    })
    .onConflictDoUpdate({ target: [uploads.customerId, uploads.id], set: { expiresAt } });
}

const BATCH = 200;

/** Forgets uploads a day after they were asked for, with what lies there uncommitted. */
export async function purgeUploads(app: App): Promise<void> {
  const { db } = app.database;
  const before = new Date(app.now().getTime() - KEPT_MS).toISOString();
  for (let purged = BATCH; purged === BATCH;) {
    const rows = await db.select().from(uploads).where(lt(uploads.expiresAt, before)).limit(BATCH);
    await Promise.all(rows.map((row) => app.media.blobs.remove(blobOf(row))));
    await query(
      db,
      `DELETE FROM uploads USING unnest($1::text[], $2::text[]) AS gone(customer_id, id)
       WHERE uploads.customer_id = gone.customer_id AND uploads.id = gone.id`,
      [rows.map((row) => row.customerId), rows.map((row) => row.id)],
    );
    purged = rows.length;
  }
}
