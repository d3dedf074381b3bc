import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { fail } from './errors.ts';
import { getItem } from './items.ts';
import type { ItemOutput } from './schema.ts';
import { items } from './tables.ts';

/** Uploaded pictures are served from here by their hash, so a URL never changes what it shows. */
export const FILES_PREFIX = '/files/';
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;

const startsWith = (bytes: Buffer, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte);

const ASCII = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** What the bytes are, whatever the sender calls them. Drawings with scripts in them (SVG) are not taken. */
export function sniffImage(bytes: Buffer): 'png' | 'jpg' | 'webp' | 'gif' | undefined {
  if (startsWith(bytes, [0x89, ...ASCII('PNG\r\n'), 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (startsWith(bytes, ASCII('RIFF')) && startsWith(bytes, ASCII('WEBP'), 8)) return 'webp';
  return startsWith(bytes, ASCII('GIF8')) ? 'gif' : undefined;
}

/** Keeps a picture and shows the item with it. Throws 404, 422 `bad_image`. */
export async function setItemImage(
  ctx: Ctx,
  input: { marketplaceId: string; itemId: string; image: string },
): Promise<ItemOutput> {
  const { marketplaceId, itemId } = input;
  await getItem(ctx, { marketplaceId, itemId });
  const bytes = Buffer.from(input.image, 'base64');
  const kind = sniffImage(bytes);
  if (kind === undefined || bytes.length > MAX_IMAGE_BYTES) {
    throw fail('bad_image', {
      allowed: ['png', 'jpeg', 'webp', 'gif'],
      max_bytes: MAX_IMAGE_BYTES,
      bytes: bytes.length,
    });
  }
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${kind}`;
  await keep(`${ctx.app.settings.dataDir}/files`, name, bytes);
  await ctx.db
    .update(items)
    .set({
      imageUrl: `${ctx.app.settings.publicUrl}${FILES_PREFIX}${name}`,
      updatedAt: ctx.now().toISOString(),
    })
    .where(
      and(eq(items.customerId, ctx.accountId), eq(items.marketplaceId, marketplaceId), eq(items.id, itemId)),
    );
  return getItem(ctx, { marketplaceId, itemId });
}

/** Whole or not at all: written beside and renamed. */
async function keep(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const building = `${folder}/${name}.${process.pid}.${Date.now()}`;
  await writeFile(building, bytes);
  await rename(building, `${folder}/${name}`);
}
