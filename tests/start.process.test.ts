import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../scripts/fresh.js';
import { createEmptyDatabase, postgresAnswers } from './support/postgres.ts';
import {
  killLeftovers,
  runToEnd,
  startServer,
  temporaryFolder,
  type ServerProcess,
} from './support/process.ts';

/** Generous: the machine runs other suites beside this one. `npm run bench` measures. */
const STARTS_WITHIN_MS = 60_000;

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => ensureBuilt());
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  killLeftovers();
  folder.remove();
});

interface Registered {
  access_token: string;
}

/** A new customer with a secret key, over REST. */
async function register(url: string, email: string): Promise<{ jwt: string; keyId: string; key: string }> {
  const post = async (path: string, body: object, jwt?: string) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(jwt === undefined ? {} : { authorization: `Bearer ${jwt}` }),
      },
      body: JSON.stringify(body),
    });
    expect(response.status, `${path}: ${await response.clone().text()}`).toBe(201);
    return response.json();
  };
  const account: Registered = await post('/auth/register', {
    email,
    password: 'correct horse',
    name: 'Acme',
  });
  const jwt = account.access_token;
  const { id, key } = await post('/auth/api-keys', { name: 'server', environment: 'live' }, jwt);
  return { jwt, keyId: id, key };
}

const statusWith = async (url: string, key: string): Promise<number> => {
  const response = await fetch(`${url}/api/v1/customers/me`, { headers: { authorization: `Bearer ${key}` } });
  await response.arrayBuffer();
  return response.status;
};

describe('npm start', () => {
  test('serves on an empty data folder, says where in one line, and is healthy from then on', async () => {
    const server = await startServer({ DATA_DIR: folder.path, LOG_LEVEL: 'silent' }, [
      'npm',
      'start',
      '--silent',
    ]);
    expect(server.startedWithinMs).toBeLessThan(STARTS_WITHIN_MS);
    expect(server.output().stdout.trim()).toBe(`Fledge is ready at ${server.url}`);
    const health = await fetch(`${server.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'healthy', database: 'pglite' });
    for (const path of ['/', '/docs', '/widgets/fledge.js', '/sdk/fledge-server.js']) {
      const { status } = await fetch(server.url + path, { headers: { accept: 'text/html' } });
      expect(status, path).toBe(200);
    }
    expect(await server.end('SIGTERM')).toBe(0);
  });

  test('an address that is taken is refused in a line, not in a stack', async () => {
    const server = await startServer({ DATA_DIR: folder.path });
    const other = temporaryFolder();
    const { code, stderr } = await runToEnd({ DATA_DIR: other.path, PORT: new URL(server.url).port });
    other.remove();
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not start.*EADDRINUSE/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  test('a wrong environment is refused with each variable named, before anything is made', async () => {
    const { code, stdout, stderr } = await runToEnd({
      DATA_DIR: join(folder.path, 'new'),
      PORT: 'eighty',
      DATABASE_URL: 'mysql://here',
      REDIS_URL: 'http://there',
      PUBLIC_URL: 'example.com',
      DEMO: 'perhaps',
      LOG_LEVEL: 'loud',
      RATE_LIMIT_SCALE: '-1',
    });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'PUBLIC_URL',
      'DEMO',
      'LOG_LEVEL',
      'RATE_LIMIT_SCALE',
    ])
      expect(stderr).toContain(`${name}:`);
    expect(stderr).not.toContain('    at ');
    expect(() => readFileSync(join(folder.path, 'new'))).toThrow('ENOENT');
  });
});

/** A caller whose request is under way: the head has arrived, and a piece of the body. */
async function halfASignUp(url: string) {
  const body = JSON.stringify({ email: 'late@shop.example', password: 'correct horse', name: 'Late' });
  const length = Buffer.byteLength(body);
  let text = '';
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => {});
  socket.write(
    `POST /api/v1/auth/register HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
  );
  socket.write(body.slice(0, 10));
  await sleep(300);
  return { sendTheRest: () => socket.write(body.slice(10)), answer: () => text };
}

describe('stopping', () => {
  test('SIGTERM takes no new caller, answers the one it has, and exits 0', async () => {
    const server = await startServer({ DATA_DIR: folder.path });
    const caller = await halfASignUp(server.url);
    const exited = server.end('SIGTERM');
    await sleep(300);
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    caller.sendTheRest();
    expect(await exited).toBe(0);
    expect(caller.answer()).toMatch(/^HTTP\/1\.1 201 /);
    expect(caller.answer()).toContain('"access_token"');
  });

  test('a caller who never ends its request does not keep the server from stopping', async () => {
    const server = await startServer({ DATA_DIR: folder.path });
    await halfASignUp(server.url);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  test('what was answered before a kill -9 is there after it', async () => {
    const killed = await startServer({ DATA_DIR: folder.path });
    const { key } = await register(killed.url, 'kept@shop.example');
    expect(await killed.end('SIGKILL')).toBe('SIGKILL');
    const again = await startServer({ DATA_DIR: folder.path });
    expect(await statusWith(again.url, key)).toBe(200);
    expect(await again.end('SIGTERM')).toBe(0);
    const third = await startServer({ DATA_DIR: folder.path });
    expect(await statusWith(third.url, key)).toBe(200);
    expect(await third.end('SIGINT')).toBe(0);
  });

  test('a second process on the same data folder is refused, and the first goes on', async () => {
    const first = await startServer({ DATA_DIR: folder.path });
    const second = await runToEnd({ DATA_DIR: folder.path });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/data folder .* is in use by process \d+\. Stop it, or set DATA_DIR\./);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    expect(await first.end('SIGTERM')).toBe(0);
  });
});

describe('one data folder', () => {
  test('of two that start at once, one gets it and the other says so', async () => {
    const outcomes = await Promise.allSettled([
      startServer({ DATA_DIR: folder.path }),
      startServer({ DATA_DIR: folder.path }),
    ]);
    const [up, ...tooMany] = outcomes.flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value] : []));
    const [refused] = outcomes.flatMap((entry) =>
      entry.status === 'rejected' ? [String(entry.reason)] : [],
    );
    expect(tooMany).toEqual([]);
    expect(refused).toContain('in use by process');
    expect(await up?.end('SIGTERM')).toBe(0);
  });
});

describe.skipIf(!postgresAnswers)('two processes on one Postgres', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let nodes: ServerProcess[] = [];
  const other = temporaryFolder();

  beforeEach(async () => {
    database = await createEmptyDatabase();
    const start = (DATA_DIR: string) => startServer({ DATA_DIR, DATABASE_URL: database.url });
    nodes = await Promise.all([start(folder.path), start(other.path)]);
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.end('SIGTERM')));
    await database.drop();
  });
  afterAll(() => other.remove());

  test('started at once on an empty database, both come up and serve the same customers', async () => {
    const [a, b] = nodes;
    if (!a || !b) throw new Error('two servers were started');
    for (const { url } of nodes)
      expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
        status: 'healthy',
        database: 'postgres',
      });
    const { jwt, keyId, key } = await register(a.url, 'both@shop.example');
    expect(await statusWith(a.url, key)).toBe(200);
    expect(await statusWith(b.url, key)).toBe(200);

    // The other node has the key in its memory by now.
    const revoked = await fetch(`${a.url}/api/v1/auth/api-keys/${keyId}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${jwt}` },
    });
    expect(revoked.status).toBe(204);
    expect(await statusWith(a.url, key)).toBe(401);
    const revokedAtMs = performance.now();
    while ((await statusWith(b.url, key)) !== 401) {
      expect(performance.now() - revokedAtMs).toBeLessThan(1_000);
      await sleep(10);
    }
  });
});
