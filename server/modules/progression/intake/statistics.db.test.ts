import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { addBuddy, addTenant, coinRule, rules } from '../../../../tests/support/players.ts';
import { asSystem } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { drainIntake, ingest } from './ingest.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const known = async () => {
  const [row] = await query<{ rows: number }>(
    app.database.db,
    `SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'events'::regclass`,
  );
  return row?.rows ?? 0;
};

test('the planner hears of the growth of the tables, and again when they have grown by half', async () => {
  const tenant = await addTenant(app, rules({ coinRules: [coinRule('r', 'lesson', 5)] }));
  await addBuddy(app, tenant, 'u');
  let sent = 0;
  const send = async (count: number): Promise<void> => {
    const events = Array.from({ length: count }, () => ({
      eventId: `s${sent++}`,
      userId: 'u',
      type: 'lesson',
      properties: {},
    }));
    await ingest(asSystem(app, tenant.customerId), events);
    await drainIntake({ app });
  };
  await send(100);
  expect(await known()).toBeLessThan(100);
  await send(400);
  expect(await known()).toBe(500);
  await send(100);
  expect(await known()).toBe(500);
  await send(400);
  expect(await known()).toBe(1_000);
});
