import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answering,
  endless,
  hangUp,
  imageServer,
  picture,
  pictureAt,
  refused,
  silent,
  type ImageServer,
} from '../../tests/support/image-server.ts';
import { PIXEL } from '../../tests/support/pixel.ts';
import { ImageModelFailure, type ImageModel } from '../kernel/media.ts';
import { imageModel } from './image-model.ts';
import { isPublicHost } from './public-address.ts';

let server: ImageServer;
let model: ImageModel;
beforeAll(async () => {
  server = await imageServer(picture);
  model = imageModel({ baseUrl: server.baseUrl, apiKey: 'sk-test', model: 'painter-1', timeoutMs: 2_000 });
});
afterAll(() => server.close());

/** How drawing ends: `final` when another try would not help. */
async function ending(): Promise<string> {
  try {
    await model.draw('a cat');
    return 'drawn';
  } catch (error) {
    if (!(error instanceof ImageModelFailure)) throw error;
    return `${error.isFinal ? 'final' : 'again'}: ${error.message}`;
  }
}

describe('a model behind POST /images/generations', () => {
  test('is asked for one picture with the key, and its base64 is taken', async () => {
    server.turn(picture);
    expect(Buffer.from(await model.draw('a cat')).equals(PIXEL)).toBe(true);
    expect(server.asked.at(-1)).toMatchObject({
      authorization: 'Bearer sk-test',
      body: { model: 'painter-1', prompt: 'a cat', n: 1, size: '1024x1024' },
    });
  });

  test('may answer a URL on its own server', async () => {
    server.turn(pictureAt((own) => `${own}/picture.png`));
    expect(Buffer.from(await model.draw('a cat')).equals(PIXEL)).toBe(true);
  });

  test('cannot send us to addresses inside', async () => {
    for (const url of [
      'http://169.254.169.254/latest/meta-data',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://10.0.0.8/x',
      'https://[::ffff:192.168.1.1]/x',
      'https://localhost/x',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      server.turn(pictureAt(() => url));
      expect(await ending(), url).toMatch(/^again: the image model answered a URL/);
    }
  });

  test('is asked again for what may pass, and never for what it refuses', async () => {
    for (const status of [408, 429, 500, 502, 503]) {
      server.turn(refused(status));
      expect(await ending()).toBe(`again: the image model answered ${status}`);
    }
    for (const status of [400, 401, 403, 404, 422]) {
      server.turn(refused(status));
      expect(await ending()).toBe(`final: the image model answered ${status}`);
    }
  });

  test('is not believed: no data, wrong data, too much data, no end, no answer', async () => {
    const odd = [
      {},
      { data: [] },
      { data: 'x' },
      { data: [null] },
      { data: [{ b64_json: 7 }] },
      [],
      'text',
      null,
    ];
    for (const body of odd) {
      server.turn(answering(body));
      expect(await ending()).toBe('again: the image model answered without a picture');
    }
    server.turn(answering({ data: [{ b64_json: '' }] }));
    expect(await ending()).toBe('again: the picture has no usable size');
    server.turn(endless);
    expect(await ending()).toBe('again: the image model answered more than a picture');
    server.turn(hangUp);
    expect(await ending()).toBe('again: the image model could not be reached');
    server.turn(silent);
    expect(await ending()).toBe('again: the image model did not answer in time');
  });

  test('is let go of at once when nobody waits any more', async () => {
    server.turn(silent);
    const patient = imageModel({ baseUrl: server.baseUrl, apiKey: undefined, model: 'painter-1' });
    await expect(patient.draw('a cat', AbortSignal.timeout(20))).rejects.toBeInstanceOf(ImageModelFailure);
  });
});

test('public is what leads into the internet and nowhere else', async () => {
  for (const host of [
    '0.0.0.0',
    '127.1.2.3',
    '100.64.0.1',
    '172.31.0.1',
    '192.0.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ])
    expect(await isPublicHost(host), host).toBe(false);
  for (const host of ['[::]', '[::1]', '[fe80::1]', '[fd00::1]', '[::ffff:10.0.0.1]', '[64:ff9b::a00:1]'])
    expect(await isPublicHost(host), host).toBe(false);
  for (const host of ['93.184.216.34', '172.32.0.1', '[2606:2800:220:1::1]'])
    expect(await isPublicHost(host), host).toBe(true);
});
