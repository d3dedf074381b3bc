import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCtx } from '../server/db/context.ts';
import { DEMO_USER, HOME } from '../server/kernel/actor.ts';
import { ensureDemoUser } from '../server/modules/demo/index.ts';
import { chatTurn, followTurn } from '../server/modules/assistant/index.ts';
import { openTestApp } from '../tests/support/app.ts';
import { modelServer, says } from '../tests/support/model-server.ts';
import { startServer, temporaryFolder } from '../tests/support/process.ts';
import { median, type Measure } from './processes.ts';

const QUESTIONS = [
  'What is my savings rate?',
  'Analyze my spending this month',
  'How much did I spend on groceries last month?',
  'What subscriptions do I have?',
  'Can I afford a 1200 laptop?',
  'What will my balance be in 30 days?',
];
const ROUNDS = 6;
const STREAMS = 500;
const MEGABYTE = 1024 * 1024;

/** From the message to the first piece of the answer, over the demo's book on the embedded database. */
async function firstWords(): Promise<Measure[]> {
  const app = await openTestApp();
  app.settings.demo = true;
  await ensureDemoUser(app);
  const ctx = createCtx(app, { type: 'user', ...HOME, userId: DEMO_USER, via: 'login', scopes: 'all' });
  const first: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const message of QUESTIONS) {
      const begin = performance.now();
      let heardAt: number | undefined;
      const { turnId } = await chatTurn(ctx, { message, isVisitor: true });
      for await (const { event } of followTurn(ctx, { turnId }))
        if (event.type === 'delta') heardAt ??= performance.now();
      // The first round reads the book and compiles the rules.
      if (round === 0) continue;
      first.push((heardAt ?? Number.NaN) - begin);
      whole.push(performance.now() - begin);
    }
  await app.close();
  const slowest = [...first].sort((a, b) => a - b)[Math.floor(first.length * 0.95)] ?? Number.NaN;
  return [
    {
      name: 'first words of the built-in assistant',
      value: median(first),
      unit: 'ms',
      note: `p95 ${slowest.toFixed(0)} ms`,
    },
    { name: 'its whole answer, kept', value: median(whole), unit: 'ms' },
  ];
}

/** What the process holds in memory, as the system counts it. */
async function residentMegabytes(pid: number): Promise<number> {
  const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
  return (pages * 4096) / MEGABYTE;
}

/** A model that says a word each half second, to five hundred people at once, each over a stream of its own. */
async function manyStreams(): Promise<Measure[]> {
  const folder = temporaryFolder();
  const model = await modelServer(says('word '.repeat(40), { pauseMs: 500 }));
  const server = await startServer({
    DATA_DIR: folder.path,
    DEMO: 'off',
    RATE_LIMIT_SCALE: '0',
    LLM_BASE_URL: model.url,
    LLM_MODEL: 'slow-model',
  });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const account = { email: 'bench@shop.example', password: 'correct horse battery', name: 'Bench' };
  const { access_token: jwt } = await (await post('/api/v1/auth/register', account)).json();
  const { key } = await (
    await post(
      '/api/v1/auth/api-keys',
      { name: 'bench', environment: 'live' },
      { authorization: `Bearer ${jwt}` },
    )
  ).json();

  async function stream(userId: string): Promise<{ words: number; isDone: boolean }> {
    const headers = { authorization: `Bearer ${key}`, 'x-user-id': userId };
    const made = await (await post('/api/v1/ai-agent/conversations', {}, headers)).json();
    const answer = await post(
      `/api/v1/ai-agent/conversations/${made.data.conversation.id}/messages?stream=1`,
      { content: 'Hello' },
      headers,
    );
    const text = await answer.text();
    return { words: text.split('event: partial_output').length - 1, isDone: text.includes('event: done') };
  }
  await stream('warm-up');
  const idle = await residentMegabytes(server.pid);
  let most = idle;
  const heardAll = { isOver: false };
  const watching = (async () => {
    while (!heardAll.isOver) {
      most = Math.max(most, await residentMegabytes(server.pid));
      await sleep(200);
    }
  })();
  const begin = performance.now();
  const heard = await Promise.all(Array.from({ length: STREAMS }, (_, i) => stream(`user-${i}`)));
  const tookMs = performance.now() - begin;
  heardAll.isOver = true;
  await watching;
  await server.end('SIGTERM');
  await model.close();
  folder.remove();
  return [
    {
      name: `memory with ${STREAMS} streams at once`,
      value: most,
      unit: 'MB',
      note: `${idle.toFixed(0)} MB without`,
    },
    { name: 'memory of a stream', value: ((most - idle) * 1024) / STREAMS, unit: 'kB' },
    { name: 'streams that came to their end', value: heard.filter(({ isDone }) => isDone).length, unit: '' },
    {
      name: 'events told a second',
      value: heard.reduce((sum, { words }) => sum + words, 0) / (tookMs / 1_000),
      unit: '/s',
      note: `20 s of words in ${(tookMs / 1_000).toFixed(1)} s`,
    },
  ];
}

export const run = async (): Promise<Measure[]> => [...(await firstWords()), ...(await manyStreams())];
