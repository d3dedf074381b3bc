import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobTooLarge, type BlobStore, type StoredBlob } from '../kernel/media.ts';

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
    async list(below, { after, limit }) {
      const names = await firstNames(pathOf(below.replace(/\/$/, '')), {
        after: after.startsWith(below) ? after.slice(below.length) : '',
        limit,
      });
      const page: StoredBlob[] = [];
      for (const name of names) {
        const found = await stat(join(folder, below, name)).catch(missing);
        if (found) page.push({ name: `${below}${name}`, putAtMs: found.mtimeMs });
      }
      return page;
    },
    publicUrl: () => undefined,
    presignPut: async () => undefined,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first files of a folder behind one, holding no more than twice as many however large the folder is. */
async function firstNames(
  path: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const entries = await opendir(path, { bufferSize: 1_000 }).catch(missing);
  let names: string[] = [];
  for await (const entry of entries ?? []) {
    if (entry.name > after && entry.isFile()) names.push(entry.name);
    if (names.length >= 2 * limit) names = names.toSorted(compare).slice(0, limit);
  }
  return names.toSorted(compare).slice(0, limit);
}

function missing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
