import { createHash } from 'node:crypto';
import type { App, Ctx } from '../../db/context.ts';
import { reclaimPicture } from './reclaim.ts';
import { CONTENT_TYPES, type Extension, type Picture } from './accept.ts';

/** Pictures are served from here by their hash, so a URL never changes what it shows. */
export const FILES_PREFIX = '/files/';
export const FOLDER = 'files/';
const NAME = /^[0-9a-f]{64}\.(png|jpg|webp|gif|svg)$/;

/**
 * Keeps a picture and answers its name: the hash of what it shows. It stays for days until a row names it. Throws 503
 * `picture_busy`.
 */
export async function keepPicture(
  ctx: Pick<Ctx, 'app' | 'db' | 'now'>,
  { bytes, extension }: Pick<Picture, 'bytes' | 'extension'>,
): Promise<string> {
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${extension}`;
  // Before it is put: what is removed until then is put again.
  await reclaimPicture(ctx, name);
  await ctx.app.media.blobs.put(`${FOLDER}${name}`, bytes, CONTENT_TYPES[extension]);
  return name;
}

/** Where browsers get a kept picture. */
export const pictureUrl = ({ app }: Pick<Ctx, 'app'>, name: string): string =>
  app.media.blobs.publicUrl(`${FOLDER}${name}`) ?? `${app.settings.publicUrl}${FILES_PREFIX}${name}`;

/** What is kept under a name, and its type; undefined for what is no name of ours. */
export async function readPicture(
  app: App,
  name: string,
): Promise<{ bytes: Uint8Array; contentType: string } | undefined> {
  const extension = EXTENSIONS.find((known) => known === NAME.exec(name)?.[1]);
  const bytes = extension && (await app.media.blobs.get(`${FOLDER}${name}`));
  return bytes && { bytes, contentType: CONTENT_TYPES[extension] };
}

const EXTENSIONS: readonly Extension[] = ['png', 'jpg', 'webp', 'gif', 'svg'];
