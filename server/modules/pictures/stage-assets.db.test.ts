import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PIXEL } from '../../../tests/support/pixel.ts';
import { s3Server, type S3Server } from '../../../tests/support/s3-server.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { s3Store } from '../../media/s3-store.ts';
import { purgeUploads } from './index.ts';

const SVG = '<svg viewBox="0 0 8 8"><title>mine</title><path d="M0 0H8V8Z" fill="red"/></svg>';
const CLEAN =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0H8V8Z" fill="red"/></svg>';
const nameOf = (bytes: Buffer | string, extension: string) =>
  `${createHash('sha256').update(bytes).digest('hex')}.${extension}`;

interface Ticket {
  upload_url: string;
  headers: Record<string, string>;
  object_key: string;
}

async function put(ticket: Ticket, body: Buffer | string, headers = ticket.headers): Promise<number> {
  const { 'content-length': _, ...sent } = headers;
  const bytes = new Uint8Array(Buffer.from(body));
  return (await fetch(ticket.upload_url, { method: 'PUT', headers: sent, body: bytes })).status;
}

async function hatched(at: TestServer, key: string, userId: string): Promise<string> {
  const egg = await at.call('POST', '/eggs', key, { user_id: userId });
  await at.call('PATCH', `/eggs/${egg.body.egg_id}/status`, key, { status: 'ready' });
  const started = await at.call('POST', `/eggs/${egg.body.egg_id}/hatch`, key);
  return (await at.settled(key, started.body.operation_id)).buddy_id;
}

describe.each(['a folder', 'S3'])('pictures of stages, kept in %s', (kind) => {
  let at: TestServer;
  let s3: S3Server | undefined;
  let key: string;
  let stranger: string;
  const ticket = async (body: object = { content_type: 'image/png' }, as = key): Promise<Ticket> =>
    (await at.call('POST', '/stage-assets/upload-url', as, body)).body;

  beforeAll(async () => {
    s3 = kind === 'S3' ? await s3Server() : undefined;
    at = await openTestServer(s3 ? { media: { blobs: s3Store({ ...s3, endpoint: s3.url }) } } : {});
    at.app.settings.rateLimitScale = 0;
    key = (await at.register('fitness')).live;
    stranger = (await at.register('fitness')).live;
  });
  afterAll(async () => {
    await at.close();
    await s3?.close();
  });

  test('none at first: the library of the creature style draws', async () => {
    const { body } = await at.call('GET', '/stage-assets', key);
    expect(body).toMatchObject({ creature_style: 'cute', data: [] });
    expect(body.defaults.map((entry: { stage: number }) => entry.stage)).toEqual([1, 2, 3, 4, 5]);
    const drawn = await fetch(body.defaults[4].image_url);
    expect(drawn.headers.get('content-type')).toContain('image/svg+xml');
  });

  test('one that is uploaded and committed is what every buddy of the stage shows, at a URL for ever', async () => {
    const buddyId = await hatched(at, key, 'ada');
    const upload = await ticket();
    expect(await put(upload, PIXEL)).toBe(200);
    const commit = { object_key: upload.object_key };
    const asset = await at.call('PUT', '/stage-assets/1', key, commit);
    expect(asset).toMatchObject({
      status: 200,
      body: {
        stage: 1,
        content_type: 'image/png',
        bytes: PIXEL.length,
        width: 1,
        height: 1,
        source: 'upload',
      },
    });
    const url = `${at.url}/files/${nameOf(PIXEL, 'png')}`;
    expect(asset.body.image_url).toBe(url);
    const again = await at.call('PUT', '/stage-assets/1', key, commit);
    expect(again).toMatchObject({ status: 200, body: { image_url: url } });

    const buddy = (await at.call('GET', `/buddies/${buddyId}`, key)).body;
    expect(buddy).toMatchObject({ image_url: url, base_image_url: url, thumb_url: url });
    const others = (await at.call('GET', `/buddies/${await hatched(at, stranger, 'bob')}`, stranger)).body;
    expect(others.image_url).toContain('/art/');

    const served = await fetch(url);
    expect(Buffer.from(await served.arrayBuffer()).equals(PIXEL)).toBe(true);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'access-control-allow-origin': '*',
    });

    expect((await at.call('DELETE', '/stage-assets/1', key)).status).toBe(204);
    expect((await at.call('DELETE', '/stage-assets/1', key)).status).toBe(404);
    const back = (await at.call('GET', `/buddies/${buddyId}`, key)).body;
    expect(back.image_url).toContain('/art/');
    expect(back.thumb_url).toContain('/files/');
  });

  test('an SVG is kept clean', async () => {
    const upload = await ticket({ content_type: 'image/svg+xml' });
    expect(await put(upload, SVG)).toBe(200);
    const asset = await at.call('PUT', '/stage-assets/2', key, { object_key: upload.object_key });
    expect(asset.body.image_url).toContain(nameOf(CLEAN, 'svg'));
    const served = await fetch(asset.body.image_url);
    expect(served.headers.get('content-type')).toBe('image/svg+xml');
    expect(await served.text()).toBe(CLEAN);
  });

  test('what was uploaded is judged by its bytes, and nothing changes when it is refused', async () => {
    const upload = await ticket();
    expect(await at.call('PUT', '/stage-assets/3', key, { object_key: upload.object_key })).toMatchObject({
      status: 409,
      body: { error: { code: 'upload_missing' } },
    });
    await put(upload, '<html><script>alert(1)</script></html>');
    expect(await at.call('PUT', '/stage-assets/3', key, { object_key: upload.object_key })).toMatchObject({
      status: 422,
      body: { error: { code: 'bad_image', details: { reason: expect.any(String) } } },
    });
    const { body } = await at.call('GET', '/stage-assets', key);
    expect(body.data.map((entry: { stage: number }) => entry.stage)).toEqual([2]);
  });

  test('another customer cannot commit it, nor anybody what was never asked for', async () => {
    const upload = await ticket();
    await put(upload, PIXEL);
    for (const [as, objectKey] of [
      [stranger, upload.object_key],
      [key, 'uploads/x/y'],
      [key, '../files/x'],
      [key, upload.object_key.replace(/.$/, '_')],
    ] as const)
      expect((await at.call('PUT', '/stage-assets/1', as, { object_key: objectKey })).status).toBe(404);
    for (const stage of ['0', '6', 'x', '1.5'])
      expect(
        (await at.call('PUT', `/stage-assets/${stage}`, key, { object_key: upload.object_key })).status,
      ).toBe(422);
  });

  test('a URL takes what it was asked for: that type, and that length when it was given', async () => {
    const upload = await ticket({ content_type: 'image/png', content_length: PIXEL.length });
    expect(await put(upload, PIXEL, { 'content-type': 'text/html' })).toBeGreaterThanOrEqual(400);
    expect(await put(upload, Buffer.concat([PIXEL, PIXEL]))).toBeGreaterThanOrEqual(400);
    expect(await put(upload, PIXEL)).toBe(200);
    expect(
      (await at.call('POST', '/stage-assets/upload-url', key, { content_type: 'text/html' })).status,
    ).toBe(422);
    expect(
      (
        await at.call('POST', '/stage-assets/upload-url', key, {
          content_type: 'image/png',
          content_length: 1e9,
        })
      ).status,
    ).toBe(422);
  });

  test('uploads that nobody commits are forgotten after a day', async () => {
    const upload = await ticket();
    await put(upload, PIXEL);
    at.app.setNow(new Date(Date.now() + 2 * 86_400_000).toISOString());
    await purgeUploads(at.app);
    at.app.setNow(new Date().toISOString());
    expect((await at.call('PUT', '/stage-assets/1', key, { object_key: upload.object_key })).status).toBe(
      404,
    );
    expect(await at.app.media.blobs.get(upload.object_key)).toBeUndefined();
  });
});

describe('a URL of our own for an upload', () => {
  let at: TestServer;
  let key: string;
  const ask = async (): Promise<Ticket> =>
    (await at.call('POST', '/stage-assets/upload-url', key, { content_type: 'image/png' })).body;
  beforeAll(async () => {
    at = await openTestServer();
    key = (await at.register()).live;
  });
  afterAll(() => at.close());

  test('is nobody else’s, takes no more than is allowed, and expires', async () => {
    const upload = await ask();
    const { upload_url: url } = upload;
    for (const wrong of [
      url.slice(0, -1),
      `${url}x`,
      url.replace(/\.[^.]+$/, '.guess'),
      `${at.url}/uploads/a.b.c`,
      `${at.url}/uploads/a%00.b.${'c'.repeat(43)}`,
    ])
      expect(await put({ ...upload, upload_url: wrong }, PIXEL)).toBe(404);
    expect(await put(upload, Buffer.alloc(2 * 1024 * 1024 + 1))).toBe(413);
    expect(await put(upload, '')).toBeGreaterThanOrEqual(400);
    at.app.setNow(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await put(upload, PIXEL)).toBe(404);
    at.app.setNow(new Date().toISOString());
    expect(await put(upload, PIXEL)).toBe(200);
  });

  test('is given a hundred times and no more', async () => {
    at.app.settings.rateLimitScale = 0;
    const answers = [];
    for (let i = 0; i < 101; i++)
      answers.push(await at.call('POST', '/stage-assets/upload-url', key, { content_type: 'image/png' }));
    expect(answers.at(-1)).toMatchObject({ status: 409, body: { error: { code: 'too_many_uploads' } } });
  });
});
