import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Server, type S3Server } from '../../tests/support/s3-server.ts';
import { BlobTooLarge } from '../kernel/media.ts';
import { s3Store, type S3Options } from './s3-store.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await s3Server();
});
afterAll(() => s3.close());

const store = (change: Partial<S3Options> = {}) =>
  s3Store({
    endpoint: s3.url,
    bucket: s3.bucket,
    region: s3.region,
    accessKeyId: s3.accessKeyId,
    secretAccessKey: s3.secretAccessKey,
    ...change,
  });

describe('blobs in S3', () => {
  test('what is put is got, with its type and for ever; what is removed is gone', async () => {
    const blobs = store();
    await blobs.put("files/it's (1) + ü.png", Buffer.from('picture'), 'image/png');
    expect(Buffer.from((await blobs.get("files/it's (1) + ü.png")) ?? []).toString()).toBe('picture');
    expect(s3.objects.get("files/it's (1) + ü.png")?.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    await blobs.remove("files/it's (1) + ü.png");
    await blobs.remove("files/it's (1) + ü.png");
    expect(await blobs.get("files/it's (1) + ü.png")).toBeUndefined();
  });

  test('more than the caller takes is not read', async () => {
    await store().put('big', Buffer.alloc(1_000_000), 'image/png');
    await expect(store().get('big', 999_999)).rejects.toBeInstanceOf(BlobTooLarge);
    expect(await store().get('big', 1_000_000)).toHaveLength(1_000_000);
  });

  test('a busy moment is tried again, a longer outage is an error that names no secret', async () => {
    s3.failNext(1);
    await store().put('again', Buffer.from('x'), 'image/png');
    expect(s3.objects.has('again')).toBe(true);
    s3.failNext(100);
    const error = await store().put('never', Buffer.from('x'), 'image/png').catch(String);
    s3.failNext(0);
    expect(error).toContain('503 (SlowDown)');
    expect(error).not.toContain(s3.secretAccessKey);
  });

  test('a wrong key is refused, and so is a bucket that is not there', async () => {
    const stranger = store({ secretAccessKey: 'guessed' });
    await expect(stranger.get('again')).rejects.toThrow('403 (SignatureDoesNotMatch)');
    await expect(stranger.put('mine', Buffer.from('x'), 'image/png')).rejects.toThrow('403');
    await expect(store({ bucket: 'elsewhere' }).put('x', Buffer.from('x'), 'image/png')).rejects.toThrow(
      'bucket',
    );
  });

  test('a presigned URL takes the bytes without a credential, and only those it was made for', async () => {
    const signed = await store().presignPut('uploads/a/1', {
      contentType: 'image/png',
      contentLength: 5,
      expiresSeconds: 60,
    });
    const put = (body: string, headers = signed?.headers ?? {}, url = signed?.url ?? '') => {
      // fetch sets the length itself.
      const { 'content-length': _, ...sent } = headers;
      return fetch(url, { method: 'PUT', body, headers: sent });
    };
    expect((await put('too long')).status).toBe(403);
    expect((await put('12345', { 'content-type': 'text/html' })).status).toBe(403);
    expect((await put('12345', signed?.headers, signed?.url.replace('/a/1', '/b/1'))).status).toBe(403);
    expect(s3.objects.has('uploads/a/1')).toBe(false);
    expect((await put('12345')).status).toBe(200);
    expect(s3.objects.get('uploads/a/1')?.bytes.toString()).toBe('12345');
  });

  test('lists a folder in order, however many requests that takes, with when each was last put', async () => {
    const blobs = store();
    const names = Array.from(
      { length: 2_300 },
      (_, n) => `many/${String((n * 7) % 2_300).padStart(4, '0')}.png`,
    );
    const putAt = new Date('2026-05-05T05:05:05.000Z');
    for (const name of [...names, "many/9 & <it's>.png", 'other/a.png'])
      s3.objects.set(name, { bytes: Buffer.from('x'), headers: {}, putAt });
    const before = s3.requests.length;
    const all = await blobs.list('many/', { after: '', limit: 5_000 });
    expect(s3.requests.length - before).toBe(3);
    expect(all.map(({ name }) => name)).toEqual([...names.toSorted(), "many/9 & <it's>.png"]);
    expect(new Set(all.map(({ putAtMs }) => putAtMs))).toEqual(new Set([putAt.getTime()]));
    const page = await blobs.list('many/', { after: 'many/0009.png', limit: 1_500 });
    expect([page.length, page[0]?.name, page.at(-1)?.name]).toEqual([
      1_500,
      'many/0010.png',
      'many/1509.png',
    ]);
    expect(await blobs.list('nothing/', { after: '', limit: 10 })).toEqual([]);
    await expect(store({ bucket: 'elsewhere' }).list('many/', { after: '', limit: 1 })).rejects.toThrow(
      'bucket',
    );
    await expect(
      store({ secretAccessKey: 'guessed' }).list('many/', { after: '', limit: 1 }),
    ).rejects.toThrow('SignatureDoesNotMatch');
  });

  test('a public URL is named when the bucket has one', () => {
    expect(store().publicUrl('files/a.png')).toBeUndefined();
    expect(store({ publicUrl: 'https://cdn.example' }).publicUrl('files/a.png')).toBe(
      'https://cdn.example/files/a.png',
    );
  });
});
