import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type Server } from '../server/app.ts';
import { asSystem } from '../server/db/context.ts';
import { query } from '../server/db/query.ts';
import { createKey } from '../server/modules/accounts/index.ts';
import { openTestApp, type TestApp } from './support/app.ts';
import { addBuddy, addTenant, coinRule, rules } from './support/players.ts';

let app: TestApp;
let server: Server;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow('2026-03-10T12:00:00Z');
  server = await createServer(app);
});
afterAll(async () => {
  await server.close();
  await app.close();
});

async function senderOf(plan: 'starter' | 'enterprise') {
  const tenant = await addTenant(app, rules({ coinRules: [coinRule('one', 'lesson', 1)] }), { plan });
  await addBuddy(app, tenant, 'ada');
  const { key } = await createKey(asSystem(app, tenant.customerId), { kind: 'secret', name: 'host' });
  const send = async (path: string, payload: object, authorization = `Bearer ${key}`) => {
    const answer = await server.http.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { authorization },
      payload,
    });
    const told = Object.entries(answer.headers).filter(([name]) => name.startsWith('x-event-quota-'));
    return { status: answer.statusCode, quota: Object.fromEntries(told) };
  };
  return { customerId: tenant.customerId, send };
}
const lesson = (event_id: string) => ({ event_id, user_id: 'ada', type: 'lesson' });
const resets = String(Date.parse('2026-04-01T00:00:00Z') / 1_000);
const standing = (used: number) => ({
  'x-event-quota-limit': '10000',
  'x-event-quota-used': String(used),
  'x-event-quota-remaining': String(10_000 - used),
  'x-event-quota-reset': resets,
});

test('every answer to events says where the customer stands in the month', async () => {
  const { customerId, send } = await senderOf('starter');
  expect(await send('/events', lesson('a'))).toEqual({ status: 201, quota: standing(1) });
  expect(await send('/events', lesson('a'))).toEqual({ status: 200, quota: standing(1) });
  expect(await send('/events?dry_run=true', lesson('b'))).toEqual({ status: 200, quota: standing(1) });
  const events = [lesson('b'), lesson('c'), lesson('a')];
  expect(await send('/events/batch', { events })).toEqual({ status: 200, quota: standing(3) });
  await query(app.database.db, 'UPDATE usage SET events = 10000 WHERE customer_id = $1', [customerId]);
  expect(await send('/events', lesson('d'))).toEqual({ status: 402, quota: standing(10_000) });
});

test('a plan without a limit is told what it used', async () => {
  const { send } = await senderOf('enterprise');
  expect(await send('/events', lesson('a'))).toEqual({
    status: 201,
    quota: { 'x-event-quota-used': '1', 'x-event-quota-reset': resets },
  });
});

test('whoever has no credential is told nothing', async () => {
  const { send } = await senderOf('starter');
  expect(await send('/events', lesson('a'), 'Bearer hatch_live_wrong')).toEqual({ status: 401, quota: {} });
});
