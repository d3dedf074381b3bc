import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
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

  test('lists what is below a folder in the order of its bytes, page by page, with when each was last put', async () => {
    const names = ['b', 'B', 'a-1', 'a_1', 'a.1', 'z9', '_'].map((name) => `listed/${name}.png`);
    for (const name of [...names, 'listed/below/deeper.png', 'beside/a.png'])
      await blobs.put(name, Buffer.from(name), 'image/png');
    const ordered = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const found: string[] = [];
    for (let after = ''; ;) {
      const page = await blobs.list('listed/', { after, limit: 3 });
      found.push(...page.map(({ name }) => name));
      // A page that is not full is the last one, so folders take no place in it.
      if (found.length < names.length) expect(page).toHaveLength(3);
      for (const { putAtMs } of page) expect(Math.abs(Date.now() - putAtMs)).toBeLessThan(60_000);
      const last = page.at(-1);
      if (!last) break;
      after = last.name;
    }
    expect(found).toEqual(ordered);
    expect(await blobs.list('nothing/', { after: '', limit: 3 })).toEqual([]);

    await utimes(join(folder, 'listed/b.png'), new Date(0), new Date(0));
    const age = async () => (await blobs.list('listed/', { after: 'listed/a_1.png', limit: 1 }))[0];
    expect(await age()).toEqual({ name: 'listed/b.png', putAtMs: 0 });
    await blobs.put('listed/b.png', Buffer.from('listed/b.png'), 'image/png');
    expect((await age())?.putAtMs).toBeGreaterThan(Date.now() - 60_000);
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
