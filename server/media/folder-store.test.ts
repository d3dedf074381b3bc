import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BlobTooLarge, type BlobStore } from '../kernel/media.ts';
import { folderStore } from './folder-store.ts';

let folder: string;
let blobs: BlobStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fledge-blobs-'));
  blobs = folderStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('blobs in a folder', () => {
  test('what is put is got, again and again; what is removed is gone', async () => {
    await blobs.put('files/a.png', Buffer.from('one'), 'image/png');
    await blobs.put('files/a.png', Buffer.from('one'), 'image/png');
    expect(String(await blobs.get('files/a.png'))).toBe('one');
    await blobs.remove('files/a.png');
    await blobs.remove('files/a.png');
    expect(await blobs.get('files/a.png')).toBeUndefined();
    expect(await blobs.get('files')).toBeUndefined();
  });

  test('many writers of one blob leave one whole file and nothing beside it', async () => {
    const bytes = Buffer.alloc(300_000, 7);
    await Promise.all(Array.from({ length: 16 }, () => blobs.put('files/same.png', bytes, 'image/png')));
    expect(Buffer.from((await blobs.get('files/same.png')) ?? []).equals(bytes)).toBe(true);
    expect(await readdir(join(folder, 'files'))).toEqual(['same.png']);
  });

  test('a write that fails leaves nothing', async () => {
    await blobs.put('files/taken/inner', Buffer.from('x'), 'image/png');
    await expect(blobs.put('files/taken', Buffer.from('x'), 'image/png')).rejects.toThrow();
    expect((await readdir(join(folder, 'files'))).sort()).toEqual(['same.png', 'taken']);
  });

  test('no name leads out of the folder', async () => {
    for (const name of [
      '../a',
      'files/../../a',
      '/etc/passwd',
      'files//a',
      '.hidden',
      'a/.',
      'a\0b',
      '',
      'a\\b',
    ])
      await expect((async () => blobs.get(name))(), name).rejects.toThrow('not a name');
  });

  test('more than the caller takes is not read', async () => {
    await expect(blobs.get('files/same.png', 299_999)).rejects.toBeInstanceOf(BlobTooLarge);
  });
});
