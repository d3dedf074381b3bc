import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { equip } from '../../tests/support/assistant.ts';
import { openTestServer, type TestServer } from '../../tests/support/server.ts';
import { DEMO_USER } from '../kernel/actor.ts';

let at: TestServer;
let token: string;
let userId: string;
const open: WebSocket[] = [];
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  const account = { email: 'chat@user.example', password: 'correct horse battery', name: 'Chat' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  token = body.access_token;
  userId = body.user_id;
  equip(at.app, async function* ({ message }) {
    yield { type: 'step', step: 'think', message: 'Thinking' };
    for (const word of ['Your ', 'savings ', 'rate is ', '36.5%.']) {
      yield { type: 'delta', text: word };
      await sleep(message === 'slowly' ? 120 : 45);
    }
  });
});
afterAll(() => at.close());
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
  at.app.settings.demo = false;
});

interface Said {
  type: string;
  content?: string;
  message?: string;
}

async function connect(query = '', protocols: string[] = [], headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${at.url.replace('http', 'ws')}/api/ai/chat/ws${query}`, protocols, {
    headers,
  });
  open.push(socket);
  const said: Said[] = [];
  socket.on('message', (data) => void said.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  const until = (type: string) => expect.poll(() => said.map((each) => each.type)).toContain(type);
  return { socket, said, closed, send, until };
}
const chat = { type: 'chat', message: 'What is my savings rate?' };
const textOf = (said: readonly Said[]): string => said.map(({ content = '' }) => content).join('');

describe('the chat of the banking document', () => {
  test.each([
    ['in the address', () => connect(`?user_id=${userId}&token=${token}`)],
    ['as a subprotocol', () => connect('', ['bearer', token])],
    [
      'as the first message',
      async () => {
        const line = await connect();
        line.send({ type: 'auth', token });
        return line;
      },
    ],
  ])('starts, comes in chunks and ends, with a token %s', async (_, dial) => {
    const line = await dial();
    line.send({ type: 'ping' });
    line.send(chat);
    await line.until('chat_end');
    const [pong, start, ...rest] = line.said;
    expect([pong, start]).toEqual([{ type: 'pong' }, { type: 'chat_start' }]);
    expect(rest.at(-1)).toEqual({ type: 'chat_end' });
    expect(rest.slice(0, -1).length).toBeGreaterThan(1);
    expect(rest.slice(0, -1).every(({ type }) => type === 'chat_chunk')).toBe(true);
    expect(textOf(rest)).toBe('Your savings rate is 36.5%.');
  });

  test('is the same conversation over HTTP', async () => {
    const line = await connect(`?token=${token}`);
    line.send(chat);
    await line.until('chat_end');
    const { body } = await at.call('POST', '/api/ai/chat', token, { message: 'Again' });
    expect(body).toEqual({ response: 'Your savings rate is 36.5%.' });
    const list = await at.call('GET', '/ai-agent/conversations', token);
    const thread = await at.call(
      'GET',
      `/ai-agent/conversations/${list.body.data.conversations[0].id}`,
      token,
    );
    expect(thread.body.data.messages.slice(-4).map(({ content }: { content: string }) => content)).toEqual([
      'What is my savings rate?',
      'Your savings rate is 36.5%.',
      'Again',
      'Your savings rate is 36.5%.',
    ]);
  });

  test('lets nobody in by a user id alone, and nobody in as another', async () => {
    const nameless = await connect(`?user_id=${userId}`);
    expect(await nameless.closed).toBe(4401);
    const silent = await connect();
    silent.send(chat);
    expect(await silent.closed).toBe(4401);
    expect(silent.said).toMatchObject([{ type: 'error' }]);
    const wrong = await connect('?token=nonsense');
    expect(await wrong.closed).toBe(4401);
    const other = await connect(`?token=${token}&user_id=6f1f7f57-5f4c-4f0e-8d5c-1f6c2f3a9b10`);
    expect(await other.closed).toBe(4403);
    const late = await connect();
    late.send({ type: 'auth', token: 'nonsense' });
    expect(await late.closed).toBe(4401);
  });

  test('speaks for the demo’s person to a visitor while there is a demo, and to no other name', async () => {
    at.app.settings.demo = true;
    const visitor = await connect(`?user_id=${DEMO_USER}`);
    visitor.send(chat);
    await visitor.until('chat_end');
    const other = await connect(`?user_id=${userId}`);
    expect(await other.closed).toBe(4403);
    const { body } = await at.call('POST', '/api/ai/chat', undefined, { message: 'Hi' });
    expect(body.response).toContain('36.5');
    at.app.settings.demo = false;
    expect((await at.call('POST', '/api/ai/chat', undefined, { message: 'Hi' })).status).toBe(401);
  });

  test('answers one thing at a time, and says what it does not understand', async () => {
    const line = await connect(`?token=${token}`);
    line.send({ type: 'chat', message: 'slowly' });
    line.send(chat);
    line.send({ type: 'dance' });
    line.socket.send('{');
    line.send({ type: 'chat', message: '   ' });
    await line.until('chat_end');
    expect(line.said.filter(({ type }) => type === 'error').length).toBe(4);
    expect(line.said.filter(({ type }) => type === 'chat_end').length).toBe(1);
    line.send(chat);
    await expect.poll(() => line.said.filter(({ type }) => type === 'chat_end').length).toBe(2);
  });

  test('goes on when the socket is gone', async () => {
    const line = await connect(`?token=${token}`);
    line.send({ type: 'chat', message: 'slowly' });
    await line.until('chat_chunk');
    line.socket.terminate();
    const newest = async () => {
      const list = await at.call('GET', '/ai-agent/conversations', token);
      const id = list.body.data.conversations[0].id;
      return (await at.call('GET', `/ai-agent/conversations/${id}`, token)).body.data.messages.at(-1).content;
    };
    await expect.poll(newest, { timeout: 5_000 }).toBe('Your savings rate is 36.5%.');
  });

  test('is closed to pages that a credential does not allow, to floods and to giants', async () => {
    const { live } = await at.register();
    const session = await at.call('POST', '/widget-sessions', live, {
      user_id: 'ada',
      scopes: ['read', 'chat:write'],
      allowed_origins: ['https://shop.example'],
    });
    const evil = await connect(`?token=${session.body.token}`, [], { origin: 'https://evil.example' });
    expect(await evil.closed).toBe(4403);
    const good = await connect(`?token=${session.body.token}`, [], { origin: 'https://shop.example' });
    good.send(chat);
    await good.until('chat_end');
    const flood = await connect(`?token=${token}`);
    for (let i = 0; i < 60; i++) flood.send({ type: 'ping' });
    expect(await flood.closed).toBe(1008);
    const giant = await connect(`?token=${token}`);
    giant.socket.send('x'.repeat(70_000));
    expect(await giant.closed).toBe(1009);
  });

  test('ends when its credential does', async () => {
    const { live } = await at.register();
    const { body } = await at.call('POST', '/widget-sessions', live, {
      user_id: 'ada',
      scopes: ['chat:write'],
    });
    const line = await connect(`?token=${body.token}`);
    line.send(chat);
    await line.until('chat_end');
    await at.call('DELETE', `/widget-sessions/${body.id}`, live);
    line.send(chat);
    expect(await line.closed).toBe(4401);
  });
});
