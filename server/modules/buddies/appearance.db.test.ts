import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import type { BlobStore } from '../../kernel/media.ts';
import { folderStore } from '../../media/folder-store.ts';
import { sniffImage } from '../pictures/sniff.ts';

let at: TestServer;
let key: string;
/** A folder that can be out of reach. */
let store: BlobStore;
let isDown = false;
let puts = 0;
beforeAll(async () => {
  store = folderStore(await mkdtemp(join(tmpdir(), 'fledge-blobs-')));
  const blobs: BlobStore = {
    ...store,
    put: (...blob) => {
      puts++;
      return isDown ? Promise.reject(new Error('out of reach')) : store.put(...blob);
    },
  };
  at = await openTestServer({ media: { blobs } });
  // A store that is away is what this is about.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  at.app.settings.rateLimitScale = 0;
  key = (await at.register('fitness')).live;
});
afterAll(() => at.close());

async function hatch(userId: string) {
  const egg = await at.call('POST', '/eggs', key, { user_id: userId });
  await at.call('PATCH', `/eggs/${egg.body.egg_id}/status`, key, { status: 'ready' });
  const started = await at.call('POST', `/eggs/${egg.body.egg_id}/hatch`, key);
  return at.settled(key, started.body.operation_id);
}
/** Eggs of a style that nothing was drawn in yet: what was drawn a moment ago needs no store. */
const drawAnew = (style: string) => at.call('PATCH', '/customers/me/settings', key, { art_style: style });
const buddyOf = async (id: string) => (await at.call('GET', `/buddies/${id}`, key)).body;
const fetched = async (url: string) => {
  const response = await fetch(url);
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('what an operation draws', () => {
  test('is an SVG, a PNG and a thumbnail under URLs that never change, and the buddy shows it', async () => {
    const operation = await hatch('ada');
    expect(operation.status).toBe('completed');
    const { image_url: imageUrl, png_url: pngUrl, thumb_url: thumbUrl } = operation.result;
    for (const url of [imageUrl, pngUrl, thumbUrl]) expect(url).toMatch(/\/files\/[0-9a-f]{64}\.(svg|png)$/);
    const svg = await fetched(imageUrl);
    expect(svg.type).toBe('image/svg+xml');
    expect(sniffImage((await fetched(pngUrl)).bytes)).toMatchObject({ width: 512, height: 512 });
    expect(sniffImage((await fetched(thumbUrl)).bytes)).toMatchObject({ width: 256, height: 256 });
    const buddy = await buddyOf(operation.buddy_id);
    expect(buddy.thumb_url).toBe(thumbUrl);
    expect(buddy.appearance).toMatchObject({ status: 'ready', error: null });
    // The living picture of the same look is the same drawing.
    const living = await fetched(buddy.base_image_url);
    expect(living.bytes.equals(svg.bytes)).toBe(true);
  });

  test('changes with what the buddy wears, and the old URL still shows the old picture', async () => {
    const { buddy_id: id, result } = await hatch('bob');
    const shelf = (await at.call('GET', '/marketplaces', key)).body.data[0];
    const items = (await at.call('GET', `/marketplaces/${shelf.id}/items`, key)).body.data;
    const item = items.find((one: { art_key: string | null }) => one.art_key !== null);
    await at.call('POST', `/buddies/${id}/unlock-item`, key, { item_id: item.id });
    const started = await at.call('PATCH', `/buddies/${id}/equipped-items`, key, { equip: [item.id] });
    const equipped = await at.settled(key, started.body.operation_id);
    expect(equipped.result.thumb_url).not.toBe(result.thumb_url);
    expect((await buddyOf(id)).thumb_url).toBe(equipped.result.thumb_url);
    expect((await fetched(result.thumb_url)).type).toBe('image/png');
    const usage = (await at.call('GET', '/image-usage?kind=buddy', key)).body.data;
    expect(usage[0]).toMatchObject({
      operation_id: started.body.operation_id,
      target_id: id,
      source: 'composer',
      status: 'succeeded',
      credits: 0,
    });
  });

  test('waits for a blob store that is away for a moment', async () => {
    await drawAnew('fantasy');
    isDown = true;
    const before = puts;
    const hatching = hatch('cleo');
    await vi.waitFor(() => expect(puts).toBeGreaterThan(before), { timeout: 20_000, interval: 1 });
    isDown = false;
    expect((await hatching).result.png_url).toContain('/files/');
  });

  test('is left out when the blob store stays away: the buddy lives, and rendering it again mends it', async () => {
    await drawAnew('minimal');
    isDown = true;
    const operation = await hatch('dora');
    expect(operation).toMatchObject({ status: 'completed' });
    expect(operation.result.image_url).toContain('/art/');
    const away = await buddyOf(operation.buddy_id);
    expect(away.appearance).toMatchObject({ status: 'failed', error: { code: 'needs_rerender' } });
    expect((await fetched(away.image_url)).type).toContain('svg');
    isDown = false;
    const again = await at.call('POST', `/buddies/${operation.buddy_id}/appearance/rerender`, key);
    expect((await at.settled(key, again.body.operation_id)).status).toBe('completed');
    const mended = await buddyOf(operation.buddy_id);
    expect(mended.appearance).toMatchObject({ status: 'ready', error: null });
    expect(mended.thumb_url).toContain('/files/');
  });
});
