import { setTimeout as sleep } from 'node:timers/promises';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { equip, textOf } from '../../../tests/support/assistant.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { newUuid } from '../../kernel/ids.ts';
import type { AppRouter } from '../../trpc/router.ts';
import { turnRow, type TurnRow } from './turn-events.ts';

// The streams as pages have them: over sockets that are cut wherever they can be.

let at: TestServer;
let key: string;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  ({ live: key } = await at.register());
});
afterAll(() => at.close());

const WORDS = Array.from({ length: 12 }, (_, i) => `word ${i}, `);
/** An answer whose every piece is an event of its own. */
const slowly = (pauseMs = 55) =>
  equip(at.app, async function* (_asked, _use, signal) {
    yield { type: 'step', step: 'think', message: 'Thinking' };
    for (const text of WORDS) {
      if (signal.aborted) return;
      yield { type: 'delta', text };
      await sleep(pauseMs);
    }
  });

/** A page of a user: a widget session and its live connection. */
async function openPage(userId = `user-${newUuid()}`) {
  const { body } = await at.call('POST', '/widget-sessions', key, {
    user_id: userId,
    scopes: ['read', 'chat:write', 'book:read', 'book:write'],
  });
  const token: string = body.token;
  const connect = () => {
    const sockets: WebSocket[] = [];
    class Counted extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        sockets.push(this);
      }
    }
    const client = createWSClient({
      url: `${at.url.replace('http', 'ws')}/trpc`,
      WebSocket: Counted as never,
      connectionParams: { token },
      retryDelayMs: () => 0,
    });
    const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
    return { trpc, sockets, close: () => client.close() };
  };
  return { userId, token, connect };
}
type Line = ReturnType<Awaited<ReturnType<typeof openPage>>['connect']>;

/** Follows a turn; `onRow` may cut the line. */
const follow = (line: Line, turnId: string, onRow: (row: TurnRow) => void = () => {}): Promise<TurnRow[]> =>
  new Promise((resolve, reject) => {
    const rows: TurnRow[] = [];
    line.trpc.assistant.turns.follow.subscribe(
      { turnId },
      {
        onData: ({ data }) => {
          const row = turnRow.parse(data);
          rows.push(row);
          onRow(row);
        },
        onComplete: () => resolve(rows),
        onError: reject,
      },
    );
  });

describe('a socket', () => {
  test('that is cut at every event of a turn goes on from the last, to the byte', async () => {
    // The next piece is said when the page has the one before: each is heard while the turn runs.
    const heard: TurnRow[] = [];
    equip(at.app, async function* () {
      for (const [i, text] of WORDS.entries()) {
        yield { type: 'delta', text };
        while (heard.length <= i) await sleep(5);
      }
    });
    const page = await openPage();
    const watcher = page.connect();
    const { turnId } = await watcher.trpc.assistant.turns.start.mutate({
      content: 'Hello',
      clientId: newUuid(),
    });
    const whole = follow(watcher, turnId);
    let sockets = 0;
    while (heard.at(-1)?.event.type !== 'done') {
      const line = page.connect();
      const row = await new Promise<TurnRow>((resolve, reject) => {
        line.trpc.assistant.turns.follow.subscribe(
          { turnId, lastEventId: String(heard.length) },
          { onData: ({ data }) => resolve(turnRow.parse(data)), onError: reject },
        );
      });
      line.sockets.at(-1)?.terminate();
      await line.close();
      sockets++;
      heard.push(row);
    }
    expect(sockets).toBe(WORDS.length + 1);
    expect(textOf(heard)).toBe(WORDS.join(''));
    // One page saw it whole, one was cut at every event, one asks afterwards: the same bytes.
    expect(JSON.stringify(heard)).toBe(JSON.stringify(await whole));
    const polled = await watcher.trpc.assistant.turns.events.query({ turnId });
    expect(JSON.stringify(polled.rows)).toBe(JSON.stringify(heard));
    await watcher.close();
  });

  test('that is cut while it hears comes back by itself, and misses and repeats nothing', async () => {
    slowly();
    const page = await openPage();
    const line = page.connect();
    const { turnId } = await line.trpc.assistant.turns.start.mutate({
      content: 'Hello',
      clientId: newUuid(),
    });
    const rows = await follow(line, turnId, () => line.sockets.at(-1)?.terminate());
    expect(line.sockets.length).toBeGreaterThan(1);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    expect(textOf(rows)).toBe(WORDS.join(''));
    await line.close();
  });

  test('that never comes back leaves the turn to end by itself; who polls hears every event once', async () => {
    slowly(20);
    const page = await openPage();
    const line = page.connect();
    const { turnId, conversation } = await line.trpc.assistant.turns.start.mutate({
      content: 'Hello',
      clientId: newUuid(),
    });
    line.sockets.at(-1)?.terminate();
    await line.close();
    const rows: TurnRow[] = [];
    for (let ended = false; !ended;) {
      const input = encodeURIComponent(JSON.stringify({ turnId, after: rows.length }));
      const answer = await fetch(`${at.url}/trpc/assistant.turns.events?input=${input}`, {
        headers: { authorization: `Bearer ${page.token}` },
      });
      const { result } = await answer.json();
      rows.push(...result.data.rows);
      ({ ended } = result.data);
      await sleep(5);
    }
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    expect(textOf(rows)).toBe(WORDS.join(''));
    const again = page.connect();
    const thread = await again.trpc.assistant.conversations.get.query({ conversationId: conversation.id });
    expect(thread.messages[1]).toMatchObject({ content: WORDS.join(''), status: 'complete' });
    await again.close();
  });

  test('of a second page hears of a turn by the feed, follows it, and stops it', async () => {
    slowly(200);
    const page = await openPage();
    const first = page.connect();
    const second = page.connect();
    const heard: { type: string; payload: Record<string, unknown> }[] = [];
    second.trpc.live.changes.subscribe({}, { onData: ({ data }) => void heard.push(data) });
    await expect.poll(() => heard.length).toBe(1);
    const { turnId } = await first.trpc.assistant.turns.start.mutate({
      content: 'Hello',
      clientId: newUuid(),
    });
    await expect.poll(() => heard.find(({ type }) => type === 'chat.changed')?.payload.turnId).toBe(turnId);
    const [one, two] = [follow(first, turnId), follow(second, turnId)];
    await sleep(300);
    const begin = performance.now();
    await second.trpc.assistant.turns.stop.mutate({ turnId });
    const rows = await one;
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(rows.at(-1)?.event).toMatchObject({ type: 'done', stopped: true });
    expect(JSON.stringify(await two)).toBe(JSON.stringify(rows));
    await first.close();
    await second.close();
  });
});

describe('the document’s server-sent events', () => {
  const talk = async (token: string, content: string, headers: Record<string, string> = {}, query = '') => {
    const { body } = await at.call('POST', '/ai-agent/conversations', token, {});
    const id: string = body.data.conversation.id;
    const answer = await fetch(`${at.url}/api/v1/ai-agent/conversations/${id}/messages${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ content }),
    });
    return { id, answer };
  };
  const eventsIn = (text: string) =>
    text
      .split('\n\n')
      .filter((event) => event.startsWith('event: '))
      .map((event) => {
        const [name = '', data = ''] = event.split('\n');
        return { name: name.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
      });

  test('tell of partial outputs and steps, and end with the thread that the JSON would be', async () => {
    slowly(10);
    const { token } = await openPage();
    for (const [headers, query] of [
      [{ accept: 'text/event-stream' }, ''],
      [{}, '?stream=1'],
    ] as const) {
      const { id, answer } = await talk(token, 'Hello', headers, query);
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
      const events = eventsIn(await answer.text());
      expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['step', 'partial_output', 'done']));
      const partial = events.filter(({ name }) => name === 'partial_output').map(({ data }) => data.content);
      expect(partial.at(-1)).toBe(WORDS.join(''));
      for (const [i, content] of partial.entries())
        expect(content.startsWith(partial[i - 1] ?? '')).toBe(true);
      const { body } = await at.call('GET', `/ai-agent/conversations/${id}`, token);
      expect(events.at(-1)).toEqual({ name: 'done', data: body });
    }
  });

  test('say in the envelope what went wrong', async () => {
    equip(at.app, async function* () {
      yield { type: 'delta', text: 'Well' };
      throw new Error('the test says so');
    });
    const { error } = console;
    console.error = () => {};
    const { token } = await openPage();
    const { answer } = await talk(token, 'Hello', {}, '?stream=1');
    expect(eventsIn(await answer.text()).at(-1)).toMatchObject({
      name: 'error',
      data: {
        error: { type: 'api_error', code: 'unavailable', request_id: answer.headers.get('x-request-id') },
      },
    });
    const plain = await talk(token, 'Hello');
    expect(plain.answer.status).toBe(503);
    console.error = error;
  });

  test('and the JSON is repeated, not said again, under the same key', async () => {
    slowly(1);
    const { token } = await openPage();
    const { body } = await at.call('POST', '/ai-agent/conversations', token, {});
    const path = `/ai-agent/conversations/${body.data.conversation.id}/messages`;
    const send = () => at.call('POST', path, token, { content: 'Hello' }, { 'idempotency-key': 'k1' });
    const [first, second] = [await send(), await send()];
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(second.body.data.messages).toHaveLength(2);
  });
});
