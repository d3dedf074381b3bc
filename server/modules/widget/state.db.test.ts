import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PIXEL } from '../../../tests/support/pixel.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';

let at: TestServer;
let key: string;

beforeAll(async () => {
  at = await openTestServer();
  key = (await at.register('fitness')).live;
});
afterAll(() => at.close());

const session = async (userId: string): Promise<string> =>
  (await at.call('POST', '/widget-sessions', key, { user_id: userId, scopes: ['read'] })).body.token;
const stateOf = async (token: string, query = '') =>
  (await at.call('GET', `/widget/state${query}`, token)).body;
const textAt = async (url: string): Promise<string> => (await fetch(url)).text();
async function egg(userId: string): Promise<string> {
  const { body } = await at.call('POST', '/eggs', key, { user_id: userId });
  await at.call('PATCH', `/eggs/${body.egg_id}/status`, key, { status: 'ready' });
  return body.egg_id;
}
async function buddy(userId: string): Promise<void> {
  const { body } = await at.call('POST', `/eggs/${await egg(userId)}/hatch`, key);
  await at.settled(key, body.operation_id);
}

describe('the picture that comes with the state', () => {
  test('is what the address of the egg shows, then of the buddy; nobody gets it who does not ask', async () => {
    await egg('ada');
    const token = await session('ada');
    const before = await stateOf(token, '?picture=true');
    expect(before.picture).toMatch(/^<svg /);
    expect(before.picture).toBe(await textAt(before.egg.image_url));

    await buddy('bob');
    const after = await stateOf(await session('bob'), '?picture=true');
    expect(after.picture).toBe(await textAt(after.buddy.image_url));
    expect(await stateOf(token)).not.toHaveProperty('picture');
    expect(await stateOf(token, '?picture=false')).not.toHaveProperty('picture');
  });

  test('is left out where there is no figure, and where the picture is the customer’s own', async () => {
    const nobody = await stateOf(await session('nobody'), '?picture=true');
    expect(nobody).toMatchObject({ buddy: null, egg: null });
    expect(nobody).not.toHaveProperty('picture');

    await buddy('cay');
    const { body: upload } = await at.call('POST', '/stage-assets/upload-url', key, {
      content_type: 'image/png',
    });
    const { 'content-length': _, ...headers } = upload.headers;
    await fetch(upload.upload_url, { method: 'PUT', headers, body: new Uint8Array(PIXEL) });
    await at.call('PUT', '/stage-assets/1', key, { object_key: upload.object_key });
    const own = await stateOf(await session('cay'), '?picture=true');
    expect(own.buddy.image_url).toMatch(/\.png$/);
    expect(own).not.toHaveProperty('picture');
  });
});

describe('asked with the token as the body of a plain POST', () => {
  const ask = (token: string, origin = 'https://shop.example') =>
    fetch(`${at.url}/trpc/widget.state?input=${encodeURIComponent('{"picture":true}')}`, {
      method: 'POST',
      body: token,
      headers: { origin },
    });

  test('a session is answered, one that was taken back is not', async () => {
    await egg('dan');
    const { body } = await at.call('POST', '/widget-sessions', key, { user_id: 'dan', scopes: ['read'] });
    const answer = await ask(body.token);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      result: { data: { user: { id: 'dan' }, picture: expect.stringMatching(/^<svg /) } },
    });
    expect((await at.call('DELETE', `/widget-sessions/${body.id}`, key)).status).toBe(204);
    expect((await ask(body.token)).status).toBe(401);
    expect((await ask('')).status).toBe(401);
  });

  test('a token that is bound to origins works from those alone', async () => {
    await egg('eve');
    const { body } = await at.call('POST', '/widget-sessions', key, {
      user_id: 'eve',
      scopes: ['read'],
      allowed_origins: ['https://shop.example'],
    });
    expect((await ask(body.token)).status).toBe(200);
    expect((await ask(body.token, 'https://elsewhere.example')).status).toBeGreaterThanOrEqual(401);
  });
});
