import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession, type Session } from './session.ts';

/** A token like the server's: what counts is how long it says it lasts, not when. */
const token = (name: string, seconds: number): string =>
  `wgt_sess_${name}.${btoa(JSON.stringify({ iat: 1_000, exp: 1_000 + seconds }))}.sig`;

let answers: (() => Promise<Response>)[];
let asked: number;
let session: Session;
let changes: string[];

const answer =
  (body: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(body), { status });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  answers = [];
  asked = 0;
  changes = [];
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    const next = answers.shift();
    if (!next) throw new TypeError('no network');
    return next();
  });
  session = createSession(
    () => changes.push(session?.status),
    () => false,
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('however many ask, the host mints once', async () => {
  answers = [answer({ token: token('a', 600) })];
  session.begin({ sessionUrl: '/mint' });
  const tokens = await Promise.all([session.token(), session.token(), session.token()]);
  expect(new Set(tokens).size).toBe(1);
  expect(asked).toBe(1);
  expect(session.status).toBe('active');
});

test('a token is renewed before it ends, whatever the clock of the page says', async () => {
  vi.setSystemTime(new Date('1999-01-01'));
  answers = [answer({ token: token('a', 600) }), answer({ token: token('b', 600) })];
  session.begin({ sessionUrl: '/mint' });
  expect(await session.token()).toContain('_a.');
  await vi.advanceTimersByTimeAsync(539_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toBe(2);
  expect(await session.token()).toContain('_b.');
});

test('a mint that fails is tried again, later each time, and the token in hand serves meanwhile', async () => {
  answers = [
    answer({ token: token('a', 600) }),
    answer({}, 500),
    answer({}, 503),
    answer({ token: token('b', 600) }),
  ];
  session.begin({ sessionUrl: '/mint' });
  await session.token();
  await vi.advanceTimersByTimeAsync(541_000);
  expect(await session.token()).toContain('_a.');
  expect(session.status).toBe('active');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toBe(4);
  expect(await session.token()).toContain('_b.');
});

test('a host that is away leaves the session unreachable until it is back', async () => {
  session.begin({ sessionUrl: '/mint' });
  const waiting = session.token();
  await vi.advanceTimersByTimeAsync(100);
  expect(session.status).toBe('unreachable');
  answers = [answer({ token: token('a', 600) })];
  session.wake();
  expect(await waiting).toContain('_a.');
  expect(session.status).toBe('active');
});

test('a host that says no is not asked again', async () => {
  answers = [answer({}, 401)];
  session.begin({ sessionUrl: '/mint' });
  await expect(session.token()).rejects.toMatchObject({ code: 'session_ended' });
  expect(session.status).toBe('signed-out');
  await expect(session.token()).rejects.toMatchObject({ code: 'session_ended' });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(1);
});

test('the answer to a mint of the user before is dropped', async () => {
  let give: (response: Response) => void = () => {};
  answers = [() => new Promise((resolve) => (give = resolve)), answer({ token: token('second', 600) })];
  session.begin({ sessionUrl: '/mint' });
  const first = session.token();
  const dropped = expect(first).rejects.toMatchObject({ code: 'superseded' });
  session.begin({ sessionUrl: '/mint' });
  const second = session.token();
  give(new Response(JSON.stringify({ token: token('first', 600) })));
  await dropped;
  expect(await second).toContain('_second.');
});

test('a refused token ends a session that can not renew, and is replaced in one that can', async () => {
  session.begin({ token: token('a', 600) });
  session.refuse(await session.token(), 'expired');
  expect(session.status).toBe('expired');

  answers = [answer({ token: token('c', 600) })];
  session.begin({ token: token('b', 600), sessionUrl: '/mint' });
  session.refuse(await session.token(), 'expired');
  expect(await session.token()).toContain('_c.');
});

test('revoked stays revoked: the host is not asked for another token', async () => {
  session.begin({ token: token('a', 600), sessionUrl: '/mint' });
  session.refuse(await session.token(), 'revoked');
  expect(session.status).toBe('revoked');
  await expect(session.token()).rejects.toMatchObject({ code: 'session_ended' });
  expect(asked).toBe(0);
});

test('a refusal of an older token does not harm the new one', async () => {
  session.begin({ token: token('b', 600) });
  session.refuse(token('a', 600), 'revoked');
  expect(session.status).toBe('active');
});

test('a timer that fires a moment early still renews', async () => {
  answers = [answer({ token: token('a', 600) }), answer({ token: token('b', 600) })];
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  session.begin({ sessionUrl: '/mint' });
  await session.token();
  now.mockReturnValue(539_999.4);
  await vi.advanceTimersByTimeAsync(540_000);
  expect(asked).toBe(2);
});
