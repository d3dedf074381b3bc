import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/fresh.js';
import { modelServer, says } from '../support/model-server.ts';
import { createEmptyDatabase, postgresAnswers } from '../support/postgres.ts';
import { killLeftovers, startServer, temporaryFolder, type ServerProcess } from '../support/process.ts';

// A process that ends in the middle of an answer, by force or when it is asked to.

let folder: ReturnType<typeof temporaryFolder>;
let model: Awaited<ReturnType<typeof modelServer>>;
beforeAll(() => ensureBuilt());
beforeEach(async () => {
  folder = temporaryFolder();
  model = await modelServer(says('word '.repeat(2_000), { pauseMs: 30 }));
});
afterEach(async () => {
  killLeftovers();
  await model.close();
  folder.remove();
});

interface Polled {
  rows: { seq: number; event: { type: string; text?: string; code?: string; stopped?: boolean } }[];
  ended: boolean;
}

/** A user of a server, over plain HTTP. */
async function openUser(server: ServerProcess) {
  const post = async (url: string, body: object, token?: string) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const { body } = await post(`${server.url}/api/auth/register`, {
    email: 'fault@user.example',
    password: 'correct horse battery',
    name: 'Fault',
  });
  const token: string = body.access_token;
  return {
    mutate: async (at: ServerProcess, path: string, input: object) =>
      (await post(`${at.url}/trpc/${path}`, input, token)).body.result.data,
    query: async (at: ServerProcess, path: string, input: object) => {
      const answer = await fetch(
        `${at.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      return (await answer.json()).result.data;
    },
  };
}

async function endInMidTurn(env: Record<string, string>, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const settings = {
    ...env,
    DEMO: 'off',
    RATE_LIMIT_SCALE: '0',
    LLM_BASE_URL: model.url,
    LLM_MODEL: 'slow-model',
  };
  const server = await startServer(settings);
  const user = await openUser(server);
  const { turnId, conversation } = await user.mutate(server, 'assistant.turns.start', {
    content: 'Hello',
    clientId: '5d0f6a1e-0c0a-4f6e-9d55-6a6f3b1f0a11',
  });
  const events = (at: ServerProcess): Promise<Polled> => user.query(at, 'assistant.turns.events', { turnId });
  let before = await events(server);
  while (before.rows.length < 5) {
    await sleep(20);
    before = await events(server);
  }
  const code = await server.end(signal);
  expect(code).toBe(signal === 'SIGTERM' ? 0 : 'SIGKILL');

  const next = await startServer(settings);
  // On Postgres another node might still be running it: only its lease tells.
  let after = await events(next);
  for (const until = performance.now() + 40_000; !after.ended && performance.now() < until;) {
    await sleep(200);
    after = await events(next);
  }
  expect(after.ended).toBe(true);
  expect(after.rows.at(-1)?.event).toMatchObject({ type: 'error', code: 'interrupted', retryable: true });
  expect(after.rows.map(({ seq }) => seq)).toEqual(after.rows.map((_, i) => i + 1));
  // What was told once is told again, to the byte.
  expect(JSON.stringify(after.rows.slice(0, before.rows.length))).toBe(JSON.stringify(before.rows));
  const thread = await user.query(next, 'assistant.conversations.get', { conversationId: conversation.id });
  expect(thread.messages[1]).toMatchObject({
    status: 'failed',
    content: after.rows
      .map(({ event }) => event.text ?? '')
      .slice(0, -1)
      .join(''),
  });
  const again = await user.mutate(next, 'assistant.turns.retry', {
    turnId,
    clientId: '5d0f6a1e-0c0a-4f6e-9d55-6a6f3b1f0a12',
  });
  expect(await user.mutate(next, 'assistant.turns.stop', { turnId: again.turnId })).toEqual({
    stopped: true,
  });
  expect(await next.end('SIGTERM')).toBe(0);
}

describe('a process that ends in the middle of an answer', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)('by %s, on the embedded database', async (signal) => {
    await endInMidTurn({ DATA_DIR: folder.path }, signal);
  });

  test.skipIf(!postgresAnswers)('by SIGKILL, on Postgres', async () => {
    const { url, drop } = await createEmptyDatabase();
    try {
      await endInMidTurn({ DATA_DIR: folder.path, DATABASE_URL: url }, 'SIGKILL');
    } finally {
      killLeftovers();
      await drop();
    }
  });
});
