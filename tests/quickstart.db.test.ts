import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSdk } from '../scripts/build-sdk.js';
import { openTestServer, type TestServer } from './support/server.ts';

/** The examples of the quickstart, word for word, against a real server. */
let at: TestServer;
let folder = '';
let key = '';
const running: ChildProcess[] = [];

beforeAll(async () => {
  at = await openTestServer();
  key = (await at.register('language-learning')).test;
  folder = await mkdtemp(join(tmpdir(), 'fledge-quickstart-'));
  const { script } = await buildSdk(join(folder, 'built'));
  await cp(script, join(folder, 'fledge-server.js'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  for (const child of running) child.kill();
  await at.close();
  await rm(folder, { recursive: true, force: true });
});

async function example(name: string): Promise<string> {
  const text = await readFile(new URL('../docs/quickstart.md', import.meta.url), 'utf8');
  const code = new RegExp(`<!-- example: ${name} -->\\n\`\`\`js\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (code === undefined) throw new Error(`the quickstart has no example ${name}`);
  const path = join(folder, `${name}.js`);
  await writeFile(path, code);
  return path;
}

async function run(name: string, env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await example(name)], {
    cwd: folder,
    env: { PATH: process.env.PATH, FLEDGE_API_KEY: key, FLEDGE_URL: at.url, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  return child;
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) text += String(chunk);
  return text;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** The example listens a moment after its start. */
async function answerOf(port: string, path: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(`http://127.0.0.1:${port}${path}`, init);
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test('the README shows the very mint example that is run here', async () => {
  const block = (text: string) => /<!-- example: mint -->\n```js\n[\s\S]*?```/.exec(text)?.[0];
  const [readme, quickstart] = await Promise.all(
    ['../README.md', '../docs/quickstart.md'].map((path) => readFile(new URL(path, import.meta.url), 'utf8')),
  );
  expect(block(readme ?? '')).toBeDefined();
  expect(block(readme ?? '')).toBe(block(quickstart ?? ''));
});

describe('the quickstart', () => {
  test('its mint example answers a token with which the page sees its own egg', async () => {
    const port = await freePort();
    await run('mint', { PORT: port });
    const refused = await answerOf(port, '/fledge/session', { method: 'POST' });
    expect(refused.status).toBe(401);
    const minted = await answerOf(port, '/fledge/session', {
      method: 'POST',
      headers: { 'x-demo-user': 'ana' },
    });
    const { token, expiresAt }: { token: string; expiresAt: string } = await minted.json();
    expect(token).toMatch(/^wgt_sess_/);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const state = await at.call('GET', '/widget/state', token);
    expect(state).toMatchObject({ status: 200, body: { user: { id: 'ana' }, egg: { status: 'waiting' } } });
  });

  test('its event example counts once, however often it runs', async () => {
    const first = await outputOf(await run('event'));
    const second = await outputOf(await run('event'));
    expect(JSON.parse(first)).toMatchObject({ duplicate: false });
    expect(JSON.parse(second)).toEqual({ ...JSON.parse(first), duplicate: true });
  });

  test('its webhook example takes what is signed and refuses the rest', async () => {
    const port = await freePort();
    await run('webhook', { PORT: port, FLEDGE_WEBHOOK_SECRET: 'whsec_quickstart' });
    const body = '{"buddy_id":"bdy_1"}';
    const time = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', 'whsec_quickstart').update(`${time}.${body}`).digest('hex');
    const headers = {
      'x-fledge-event': 'buddy.hatched',
      'x-fledge-delivery': 'dlv_1',
      'x-fledge-timestamp': time,
      'x-fledge-signature': `sha256=${signature}`,
    };
    expect((await answerOf(port, '/', { method: 'POST', body, headers })).status).toBe(204);
    expect((await answerOf(port, '/', { method: 'POST', body: `${body} `, headers })).status).toBe(400);
  });
});
