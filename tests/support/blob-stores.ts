import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '../../server/kernel/media.ts';
import { folderStore } from '../../server/media/folder-store.ts';
import { s3Store } from '../../server/media/s3-store.ts';
import { s3Server } from './s3-server.ts';

/** A real store whose clock is the test's, so that what it keeps ages in no time. */
export interface AgingStore {
  blobs: BlobStore;
  /** Names below `files/`, whatever lies there. */
  kept(): Promise<string[]>;
  /** Lays something there as a stranger or a crash would. */
  lay(name: string, putAt: Date): Promise<void>;
  close(): Promise<void>;
}

export const STORES = ['folder', 'S3'] as const;

export async function agingStore(kind: (typeof STORES)[number], now: () => Date): Promise<AgingStore> {
  return kind === 'folder' ? agingFolder(now) : agingBucket(now);
}

async function agingFolder(now: () => Date): Promise<AgingStore> {
  const folder = await mkdtemp(join(tmpdir(), 'fledge-blobs-'));
  await mkdir(join(folder, 'files'));
  const store = folderStore(folder);
  return {
    blobs: {
      ...store,
      put: async (name, ...rest) => {
        await store.put(name, ...rest);
        await utimes(join(folder, name), now(), now());
      },
    },
    kept: () => readdir(join(folder, 'files')),
    lay: async (name, putAt) => {
      await writeFile(join(folder, 'files', name), 'x');
      await utimes(join(folder, 'files', name), putAt, putAt);
    },
    close: async () => {},
  };
}

async function agingBucket(now: () => Date): Promise<AgingStore> {
  const s3 = await s3Server();
  const store = s3Store({ ...s3, endpoint: s3.url });
  return {
    blobs: {
      ...store,
      put: async (name, ...rest) => {
        await store.put(name, ...rest);
        const object = s3.objects.get(name);
        if (object) object.putAt = now();
      },
    },
    kept: async () =>
      [...s3.objects.keys()].flatMap((key) => (key.startsWith('files/') ? [key.slice(6)] : [])),
    lay: async (name, putAt) =>
      void s3.objects.set(`files/${name}`, { bytes: Buffer.from('x'), headers: {}, putAt }),
    close: () => s3.close(),
  };
}
