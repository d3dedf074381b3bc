import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobTooLarge, type BlobStore } from '../kernel/media.ts';

/** Names that cannot leave the folder: letters, digits, dots inside, dashes, and slashes between. */
const NAME = /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/;

/**
 * Blobs as files. Written beside their place, synced and renamed, so that a crash leaves a whole file or none. Several
 * nodes need one folder between them, or S3.
 */
export function folderStore(folder: string): BlobStore {
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new Error('not a name of a blob');
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      const building = `${path}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        const file = await open(building, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(building, path);
      } catch (error) {
        await rm(building, { force: true });
        throw error;
      }
    },
    async get(name, maxBytes = Infinity) {
      const path = pathOf(name);
      try {
        if ((await stat(path)).size > maxBytes) throw new BlobTooLarge(name);
        const file = await open(path);
        try {
          return await file.readFile();
        } finally {
          await file.close();
        }
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    publicUrl: () => undefined,
    presignPut: async () => undefined,
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
