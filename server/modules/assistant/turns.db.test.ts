import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  equip,
  followed,
  gate,
  newPerson,
  scripted,
  textOf,
  type Person,
} from '../../../tests/support/assistant.ts';
import { refusal } from '../../../tests/support/accounts.ts';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { query } from '../../db/query.ts';
import { newUuid } from '../../kernel/ids.ts';
import { assistantUpkeep, chatTurn, runs } from './index.ts';

let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  ada = newPerson(app);
  equip(app, async function* () {
    yield { type: 'step', step: 'think', message: 'Thinking' };
    yield { type: 'delta', text: 'Your ' };
    yield { type: 'delta', text: 'savings rate is 36.5 %.' };
    yield { type: 'memory', memory: { topic: 'savings' } };
  });
});

describe('a turn', () => {
  test('is a stream of numbered events that ends, and becomes a message', async () => {
    const { turnId, conversation, userMessage, rows } = await ada.say('What is my savings rate?');
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.map(({ event }) => event.type)).toEqual(['step', 'delta', 'done']);
    expect(textOf(rows)).toBe('Your savings rate is 36.5 %.');
    expect(userMessage).toMatchObject({
      role: 'user',
      content: 'What is my savings rate?',
      status: 'complete',
    });
    expect(conversation).toMatchObject({ title: 'What is my savings rate?', runningTurnId: turnId });
    const thread = await ada.call.assistant.conversations.get({ conversationId: conversation.id });
    expect(thread.conversation.runningTurnId).toBeNull();
    expect(thread.messages).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'What is my savings rate?' }] },
      {
        role: 'assistant',
        turnId,
        backend: 'built-in',
        status: 'complete',
        content: 'Your savings rate is 36.5 %.',
        parts: [{ type: 'text', text: 'Your savings rate is 36.5 %.' }],
      },
    ]);
    expect(runs(app).byId.size).toBe(0);
  });

  test('is told the same from memory, from the table and by polling, from any number on', async () => {
    const { turnId, rows } = await ada.say('Hello');
    for (let after = 0; after <= rows.length; after++) {
      expect(JSON.stringify(await followed(ada.call, turnId, after))).toBe(JSON.stringify(rows.slice(after)));
      const polled = await ada.call.assistant.turns.events({ turnId, after });
      expect(JSON.stringify(polled)).toBe(JSON.stringify({ rows: rows.slice(after), ended: true }));
    }
  });

  test('that is started twice by the same page is one', async () => {
    const clientId = newUuid();
    const all = await Promise.all(Array.from({ length: 8 }, () => ada.start('Hello', { clientId })));
    expect(new Set(all.map(({ turnId }) => turnId)).size).toBe(1);
    await followed(ada.call, all[0]?.turnId ?? '');
    expect((await ada.start('Hello', { clientId })).turnId).toBe(all[0]?.turnId);
    const [row] = await query<{ n: number }>(
      app.database.db,
      'SELECT count(*)::int AS n FROM assistant_turns WHERE user_id = $1',
      [ada.userId],
    );
    expect(row?.n).toBe(1);
  });

  test('keeps others of its conversation waiting, and a user from asking too much at once', async () => {
    const door = gate();
    equip(app, async function* () {
      await door.opened;
      yield { type: 'delta', text: 'Late.' };
    });
    const first = await ada.start('One');
    const conversationId = first.conversation.id;
    expect(await refusal(ada.start('Two', { conversationId }))).toMatchObject({
      code: 'turn_running',
      details: { turn_id: first.turnId },
    });
    await ada.start('Two');
    await ada.start('Three');
    expect(await refusal(ada.start('Four'))).toMatchObject({ kind: 'limit', code: 'too_many_turns' });
    door.open();
    await followed(ada.call, first.turnId);
    expect((await ada.say('Again', { conversationId })).text).toBe('Late.');
  });

  test('is its user’s own', async () => {
    const { turnId, conversation } = await ada.say('Hello');
    const eve = newPerson(app);
    const none = { kind: 'not_found' };
    expect(await refusal(followed(eve.call, turnId))).toMatchObject(none);
    expect(await refusal(eve.call.assistant.turns.events({ turnId }))).toMatchObject(none);
    expect(await refusal(eve.call.assistant.turns.stop({ turnId }))).toMatchObject(none);
    expect(await refusal(eve.call.assistant.turns.retry({ turnId, clientId: newUuid() }))).toMatchObject(
      none,
    );
    expect(await refusal(eve.start('Hi', { conversationId: conversation.id }))).toMatchObject(none);
    expect(
      await refusal(eve.call.assistant.conversations.get({ conversationId: conversation.id })),
    ).toMatchObject(none);
  });

  test('gathers pieces that come close together, and loses none', async () => {
    equip(app, async function* () {
      for (let i = 0; i < 400; i++) {
        yield { type: 'delta', text: `${i} ` };
        if (i % 40 === 0) await sleep(15);
      }
    });
    const { rows, text } = await ada.say('Count');
    expect(text).toBe(Array.from({ length: 400 }, (_, i) => `${i} `).join(''));
    expect(rows.length).toBeLessThan(40);
  });

  test('keeps whole characters, no NUL, and only as much as anybody reads', async () => {
    equip(app, async function* () {
      yield { type: 'delta', text: 'a\0b \ud83d' };
      await sleep(60);
      yield { type: 'delta', text: '\ude00 \ud83d x ' };
      for (;;) yield { type: 'delta', text: 'y'.repeat(1_000) };
    });
    const { text, rows } = await ada.say('Much');
    expect(text.startsWith('ab 😀 � x yyy')).toBe(true);
    expect(text.length).toBeLessThan(33_000);
    expect(text).toContain('too long');
    expect(rows.at(-1)?.event).toMatchObject({ type: 'done', stopped: false });
  });

  test('that nobody could answer ends with an error that may be tried again', async () => {
    let isBroken = true;
    equip(app, async function* () {
      yield { type: 'delta', text: 'Well' };
      if (isBroken) throw new Error('the test says so');
      yield { type: 'delta', text: ', now.' };
    });
    const { log } = app;
    Object.assign(app, { log: { ...log, error: () => {} } });
    const failed = await ada.say('Hello');
    Object.assign(app, { log });
    expect(failed.rows.at(-1)?.event).toMatchObject({
      type: 'error',
      code: 'assistant_failed',
      retryable: true,
    });
    isBroken = false;
    const again = await ada.call.assistant.turns.retry({ turnId: failed.turnId, clientId: newUuid() });
    expect(again.userMessage.id).toBe(failed.userMessage.id);
    expect(textOf(await followed(ada.call, again.turnId))).toBe('Well, now.');
    const { messages } = await ada.call.assistant.conversations.get({
      conversationId: failed.conversation.id,
    });
    expect(messages.map(({ content }) => content)).toEqual(['Hello', 'Well, now.']);
    expect(
      await refusal(ada.call.assistant.turns.retry({ turnId: failed.turnId, clientId: newUuid() })),
    ).toMatchObject({ code: 'turn_outdated' });
  });

  test('goes on with the next backend where one breaks off, which is told what was said', async () => {
    const heard: unknown[] = [];
    equip(app, async function* () {}, {
      backends: () => [
        scripted(async function* () {
          yield { type: 'delta', text: 'Half a sen' };
          throw new Error('gone');
        }, 'big-model'),
        scripted(async function* (asked) {
          heard.push(asked.history);
          yield { type: 'delta', text: 'A whole sentence.' };
        }),
      ],
    });
    const { text, rows, conversation } = await ada.say('Hello');
    expect(text).toBe(
      'Half a sen\n\n*big-model broke off here. The built-in assistant answers instead:*\n\nA whole sentence.',
    );
    expect(rows.at(-1)?.event).toMatchObject({ type: 'done', backend: 'built-in' });
    expect(JSON.stringify(heard)).toContain('Half a sen');
    const { messages } = await ada.call.assistant.conversations.get({ conversationId: conversation.id });
    expect(messages[1]).toMatchObject({ content: text, backend: 'built-in', status: 'complete' });
  });

  test('hands back to a backend what it wanted to remember', async () => {
    const memories: unknown[] = [];
    equip(app, async function* ({ memory }) {
      memories.push(memory);
      yield { type: 'memory', memory: { turns: memories.length } };
    });
    const { conversation } = await ada.say('One');
    await ada.say('Two', { conversationId: conversation.id });
    expect(memories).toEqual([undefined, { turns: 1 }]);
  });
});

describe('stopping', () => {
  test('ends a backend within a second, even one that does not listen; what was said stands', async () => {
    equip(app, async function* () {
      yield { type: 'delta', text: 'So far' };
      await new Promise(() => {});
    });
    const { turnId, conversation } = await ada.start('Hello');
    const following = followed(ada.call, turnId);
    await expect.poll(async () => (await ada.call.assistant.turns.events({ turnId })).rows.length).toBe(1);
    const begin = performance.now();
    expect(await ada.call.assistant.turns.stop({ turnId })).toEqual({ stopped: true });
    expect(performance.now() - begin).toBeLessThan(1_000);
    const rows = await following;
    expect(rows.at(-1)?.event).toMatchObject({ type: 'done', stopped: true });
    expect(textOf(rows)).toBe('So far');
    const { messages } = await ada.call.assistant.conversations.get({ conversationId: conversation.id });
    expect(messages[1]).toMatchObject({ status: 'stopped', content: 'So far' });
    expect(await ada.call.assistant.turns.stop({ turnId })).toEqual({ stopped: false });
  });
});

describe('conversations', () => {
  test('are listed by when they were spoken in, renamed, and gone when they are deleted', async () => {
    const one = await ada.say('One');
    const two = await ada.say('Two');
    await ada.say('Again', { conversationId: one.conversation.id });
    const list = async (page = {}) => (await ada.call.assistant.conversations.list(page)).conversations;
    expect((await list()).map(({ title }) => title)).toEqual(['One', 'Two']);
    expect((await list({ limit: 1, offset: 1 })).map(({ id }) => id)).toEqual([two.conversation.id]);
    const conversationId = two.conversation.id;
    await ada.call.assistant.conversations.rename({ conversationId, title: 'Second' });
    expect((await list()).map(({ title }) => title)).toEqual(['One', 'Second']);
    expect(await ada.call.assistant.conversations.remove({ conversationId })).toEqual({ deleted: true });
    expect((await list()).map(({ title }) => title)).toEqual(['One']);
    expect(await refusal(ada.call.assistant.conversations.get({ conversationId }))).toMatchObject({
      kind: 'not_found',
    });
    expect(await refusal(followed(ada.call, two.turnId))).toMatchObject({ kind: 'not_found' });
  });
});

describe('upkeep', () => {
  const upkeep = async (): Promise<void> => {
    for (const { run } of assistantUpkeep(app)) await run(app.system(''), {});
  };
  const after = (hours: number): void =>
    app.setNow(new Date(Date.parse('2026-05-20T10:00:00.000Z') + hours * 3_600_000).toISOString());

  test('folds the events of old turns into one row, which is told to the byte, and forgets them after a month', async () => {
    after(0);
    const { turnId, rows, conversation } = await ada.say('Hello \u0001 “you”');
    const count = () =>
      query(app.database.db, 'SELECT 1 FROM assistant_turn_events WHERE turn_id = $1::uuid', [turnId]);
    after(0.5);
    await upkeep();
    expect(await count()).toHaveLength(rows.length);
    after(1.1);
    await upkeep();
    expect(await count()).toHaveLength(0);
    for (let seq = 0; seq <= rows.length; seq++) {
      expect(JSON.stringify(await followed(ada.call, turnId, seq))).toBe(JSON.stringify(rows.slice(seq)));
      expect((await ada.call.assistant.turns.events({ turnId, after: seq })).ended).toBe(true);
    }
    after(31 * 24);
    await upkeep();
    expect(await refusal(followed(ada.call, turnId))).toMatchObject({ code: 'turn_archived' });
    const { messages } = await ada.call.assistant.conversations.get({ conversationId: conversation.id });
    expect(messages[1]).toMatchObject({ content: 'Your savings rate is 36.5 %.', status: 'complete' });
  });

  test('forgets what visitors said after a day, and only that', async () => {
    after(0);
    await chatTurn(ada.ctx, { message: 'Hi', isVisitor: true });
    const { conversation } = await ada.say('Mine');
    const left = async () =>
      (
        await query<{ id: string }>(
          app.database.db,
          'SELECT id::text AS id FROM assistant_conversations WHERE user_id = $1',
          [ada.userId],
        )
      ).map(({ id }) => id);
    await expect.poll(() => runs(app).byId.size).toBe(0);
    expect(await left()).toHaveLength(2);
    const { conversations } = await ada.call.assistant.conversations.list({});
    expect(conversations.map(({ id }) => id)).toEqual([conversation.id]);
    after(25);
    await upkeep();
    expect(await left()).toEqual([conversation.id]);
  });
});
