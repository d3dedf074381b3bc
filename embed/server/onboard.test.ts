import { afterEach, expect, test } from 'vitest';
import {
  answer,
  misbehavingServer,
  refusal,
  type MisbehavingServer,
  type Step,
} from '../../tests/support/misbehaving-server.ts';
import { createFledge } from '../server.ts';

let server: MisbehavingServer;
afterEach(() => server?.close());

/** A server by path; each path answers its steps in turn, the last one from then on. */
async function against(routes: Record<string, Step[]>) {
  const counts = new Map<string, number>();
  server = await misbehavingServer((response, request) => {
    const name = `${request.method} ${request.url.replace('/api/v1', '').replace(/\?.*/, '')}`;
    const steps = routes[name] ?? [refusal(404, 'resource_not_found')];
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    (steps[Math.min(count, steps.length - 1)] ?? answer({}))(response, request);
  });
  return createFledge({ apiKey: 'hatch_test_abc', baseUrl: server.url });
}
const page = (...data: object[]) => answer({ data, next_cursor: null });
const BUDDY = { id: 'bdy_1', user_id: 'u', status: 'active' };
const hatching = {
  'GET /eggs': [page()],
  'POST /eggs': [answer({ egg_id: 'egg_1', status: 'waiting' })],
  'PATCH /eggs/egg_1/status': [answer({ egg_id: 'egg_1', status: 'ready' })],
  'POST /eggs/egg_1/hatch': [answer({ accepted: true, operation_id: 'op_1', status: 'pending' }, 202)],
  'GET /operations/op_1': [answer({ id: 'op_1', status: 'completed', result: { buddy_id: 'bdy_1' } })],
  'GET /buddies/bdy_1': [answer(BUDDY)],
};

test('a new user gets an egg, made ready, hatched and waited for, and a session', async () => {
  const fledge = await against({
    ...hatching,
    'GET /buddies': [page()],
    'POST /widget-sessions': [answer({ id: 'wgs_1', token: 't' }, 201)],
  });
  const result = await fledge.onboard('u', { session: { scopes: ['read'] } });
  expect(result).toMatchObject({ buddy: { id: 'bdy_1' }, hatched: true, session: { token: 't' } });
  expect(server.seen.at(-1)?.body).toEqual({ buddy_id: 'bdy_1', scopes: ['read'] });
});

test('a user with a buddy costs one read', async () => {
  const fledge = await against({ 'GET /buddies': [page(BUDDY)] });
  expect(await fledge.onboard('u')).toEqual({
    buddy: { id: 'bdy_1', userId: 'u', status: 'active' },
    hatched: false,
  });
  expect(server.seen).toHaveLength(1);
});

test('an egg that already hatches is waited for', async () => {
  const fledge = await against({
    ...hatching,
    'GET /buddies': [page()],
    'GET /eggs': [page({ egg_id: 'egg_1', status: 'hatching', operation_id: 'op_1' })],
  });
  expect(await fledge.onboard('u')).toMatchObject({ buddy: { id: 'bdy_1' } });
  expect(server.seen.some((entry) => entry.method === 'POST')).toBe(false);
});

test('losing the race for the egg finds the buddy of the winner', async () => {
  const fledge = await against({
    ...hatching,
    'POST /eggs/egg_1/hatch': [refusal(409, 'conflict')],
    'GET /buddies': [page(), page(BUDDY)],
  });
  expect(await fledge.onboard('u')).toMatchObject({ buddy: { id: 'bdy_1' } });
});

test('an egg that began to hatch between two of our calls makes ours one too many', async () => {
  const fledge = await against({
    ...hatching,
    'GET /buddies': [page(), page()],
    'GET /eggs': [page(), page({ egg_id: 'egg_0', status: 'hatching', operation_id: 'op_1' })],
  });
  expect(await fledge.onboard('u')).toMatchObject({ buddy: { id: 'bdy_1' } });
  const bodies = server.seen.filter((entry) => entry.method === 'PATCH').map((entry) => entry.body);
  expect(bodies).toEqual([{ status: 'ready' }, { status: 'cancelled' }]);
  expect(server.seen.some((entry) => entry.url.endsWith('/hatch'))).toBe(false);
});

test('what is wrong for good is thrown at once', async () => {
  const fledge = await against({
    'GET /buddies': [page()],
    'GET /eggs': [page()],
    'POST /eggs': [refusal(409, 'no_published_config', { publish_url: 'https://x' })],
  });
  await expect(fledge.onboard('u')).rejects.toMatchObject({
    code: 'no_published_config',
    details: { publishUrl: 'https://x' },
  });
});
