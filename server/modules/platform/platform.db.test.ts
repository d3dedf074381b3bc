import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';
import { ensureAdmin } from './index.ts';

const ROOT = { email: 'root@fledge.example', password: 'correct horse battery' };

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const logIn = (credentials: object = ROOT) => at.call('POST', '/admin/auth/login', undefined, credentials);
const tokenOf = async (credentials: object = ROOT): Promise<string> =>
  (await logIn(credentials)).body.access_token;
const me = (token?: string) => at.call('GET', '/admin/auth/me', token);
async function ask(procedure: string, token?: string, input: object = {}) {
  const response = await fetch(
    `${at.url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } },
  );
  const body = await response.json();
  return { status: response.status, data: body.result?.data, code: body.error?.data?.appCode };
}
const asSupport = async (): Promise<string> => {
  const token = await tokenOf();
  await query(at.app.database.db, "UPDATE admins SET role = 'support' WHERE email = $1", [ROOT.email]);
  at.app.bus.emit({
    name: 'credential.revoked',
    payload: { accountId: 'platform', id: (await me(token)).body.id },
  });
  return token;
};
const asSuper = () =>
  query(at.app.database.db, "UPDATE admins SET role = 'super' WHERE email = $1", [ROOT.email]);

describe('an operator', () => {
  test('is there only when the environment names one', async () => {
    expect((await ask('platform.auth.state')).data).toEqual({ hasOperator: false });
    expect((await logIn()).status).toBe(401);
    await Promise.all([ensureAdmin(at.app, ROOT), ensureAdmin(at.app, ROOT)]);
    expect((await ask('platform.auth.state')).data).toEqual({ hasOperator: true });
    expect(await query(at.app.database.db, 'SELECT role FROM admins')).toEqual([{ role: 'super' }]);
  });

  test('logs in, is known, and logs out for good', async () => {
    const { status, body } = await logIn({ ...ROOT, email: 'ROOT@fledge.example' });
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        token_type: 'bearer',
        expires_in: 28_800,
        admin: expect.objectContaining({ email: ROOT.email, role: 'super' }),
      },
    ]);
    expect((await me(body.access_token)).body).toMatchObject({
      email: ROOT.email,
      last_login_at: expect.any(String),
    });
    const other = await tokenOf();
    expect((await at.call('POST', '/admin/auth/logout', body.access_token)).status).toBe(200);
    expect(await me(body.access_token)).toMatchObject({
      status: 401,
      body: { error: { code: 'token_revoked' } },
    });
    expect((await me(other)).status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  test('with another password in the environment has only that one, and its logins have ended', async () => {
    const token = await tokenOf();
    await ensureAdmin(at.app, ROOT);
    expect((await me(token)).status).toBe(200);
    await ensureAdmin(at.app, { ...ROOT, password: 'another horse battery' });
    expect((await me(token)).status).toBe(401);
    expect((await logIn()).status).toBe(401);
    expect((await logIn({ ...ROOT, password: 'another horse battery' })).status).toBe(200);
    await ensureAdmin(at.app, ROOT);
  });

  test('that the environment no longer names is let go', async () => {
    await ensureAdmin(at.app, { email: 'old@fledge.example', password: ROOT.password });
    expect((await logIn()).status).toBe(401);
    const old = await tokenOf({ ...ROOT, email: 'old@fledge.example' });
    await ensureAdmin(at.app, ROOT);
    expect((await me(old)).status).toBe(401);
    expect((await logIn()).status).toBe(200);
  });

  test('is guessed at ten times from one address, and no more', async () => {
    const wrong = () => logIn({ email: 'guessed@fledge.example', password: 'no' });
    const statuses = await Promise.all(Array.from({ length: 14 }, async () => (await wrong()).status));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await logIn()).status).toBe(200);
  });
});

const READS = ['overview', 'failedJobs', 'research', 'missions', 'sources', 'places'].map(
  (name) => `platform.${name}`,
);

describe('what an operator sees', () => {
  test('nobody else sees: not a customer, not a page, not a user, not a stranger', async () => {
    const { live, jwt } = await at.register();
    const account = { email: 'seen@user.example', password: 'correct horse battery', name: 'Seen' };
    const user = (await at.call('POST', '/api/auth/register', undefined, account)).body.access_token;
    for (const path of [...READS, 'platform.auth.me']) {
      expect([path, (await ask(path)).status]).toEqual([path, 401]);
      for (const token of [live, jwt, user])
        expect([path, (await ask(path, token)).status]).toEqual([path, 403]);
    }
    const token = await tokenOf();
    for (const path of READS) expect([path, (await ask(path, token)).status]).toEqual([path, 200]);
  });

  test('opens no other door: an operator is no customer and no user', async () => {
    const token = await tokenOf();
    for (const path of ['/customers/me', '/eggs', '/budgets', '/api/auth/me', '/api/dashboard/overview'])
      expect([path, (await at.call('GET', path, token)).status]).toEqual([path, 403]);
  });

  test('is what there is: users, queues, missions, badges', async () => {
    const token = await tokenOf();
    const { live } = await at.register();
    const month = new Date().toISOString().slice(0, 7);
    const { body } = await at.call('POST', '/api/users/mia/challenges/1/accept', live, {
      month_range: month,
    });
    await at.call('POST', `/api/users/mia/challenges/${body.id}/progress`, live, { current_progress: 7 });
    await at.call('POST', `/api/users/mia/challenges/${body.id}/claim`, live, {});
    const { data: missions } = await ask('platform.missions', token);
    expect(missions.templates).toHaveLength(34);
    expect(missions.templates[0]).toMatchObject({
      slug: 'first-steps',
      accepted: 1,
      completed: 1,
      claimed: 1,
    });
    expect(missions.badges.find(({ slug }: { slug: string }) => slug === 'first-reward').holders).toBe(1);
    const { data: overview } = await ask('platform.overview', token);
    expect(overview.people.users).toBeGreaterThanOrEqual(2);
    expect(overview.health).toMatchObject({ databaseMs: expect.any(Number) });
    expect(JSON.stringify(overview)).not.toContain('mia');
  });

  test('of jobs are those that were given up, page by page, without what they were about', async () => {
    const token = await tokenOf();
    await query(
      at.app.database.db,
      `INSERT INTO jobs (id, queue, customer_id, payload, attempts, run_at, failed_at, last_error, created_at)
       SELECT 'job_' || lpad(n::text, 26, '0'), 'mail', 'home', '{"to": "ana@user.example"}', 10, now(), now(),
         'no mail for ana@user.example', now() FROM generate_series(1, 3) AS n`,
    );
    const { data: first } = await ask('platform.failedJobs', token, { limit: 2 });
    const { data: last } = await ask('platform.failedJobs', token, { limit: 2, cursor: first.nextCursor });
    expect([...first.data, ...last.data].map(({ id }) => id.at(-1))).toEqual(['3', '2', '1']);
    expect(last.nextCursor).toBeNull();
    expect(JSON.stringify([first, last])).not.toContain('ana@');
    const { data } = await ask('platform.overview', token);
    expect(data.queues).toContainEqual({ queue: 'mail', waiting: 0, running: 0, later: 0, failed: 3 });
  });

  test('of restaurants is each with its findings and where they come from', async () => {
    const token = await tokenOf();
    const { data: sources } = await ask('platform.sources', token);
    expect(sources).toMatchObject([{ source: 'sample', places: 420 }]);
    const names: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { data: page } = await ask('platform.places', token, {
        limit: 100,
        ...(cursor ? { cursor } : {}),
      });
      names.push(...page.data.map(({ name }: { name: string }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toHaveLength(420);
    const { data: found } = await ask('platform.places', token, { search: 'indiranagar', limit: 1 });
    const { data: place } = await ask('platform.place', token, { id: found.data[0].id });
    expect(place.area).toBe('Indiranagar');
    expect(place.findings).toHaveLength(14);
    for (const finding of place.findings) expect(finding.source).not.toBe('');
    expect((await ask('platform.place', token, { id: 'rst_none' })).status).toBe(404);
    expect((await ask('platform.places', token, { cursor: 'nonsense' })).status).toBe(422);
  });
});

describe('research', () => {
  const consent = { consented: true, age_confirmed: true, data_mode: 'sync', allow_research_export: true };
  test('is shown in numbers, and exported by who runs the server', async () => {
    const uuid = (await at.call('POST', '/api/users/', undefined, {})).body.uuid;
    const of = (path: string) => `/api/users/${uuid}/research${path}`;
    await at.call('POST', of('/consent'), undefined, { ...consent, participant_code: 'P-77' });
    await at.call('POST', of('/responses'), undefined, {
      phase: 'pre',
      instrument_key: 'budget_confidence',
      response_type: 'survey',
      responses: { q1: 4, q2: 3, q3: 3, q4: 2 },
    });
    const token = await tokenOf();
    const { data } = await ask('platform.research', token);
    expect(data.consents).toEqual({ asked: 1, consented: 1, withdrawn: 0, exported: 1 });
    expect(data.progress.length).toBeGreaterThan(0);
    for (const row of data.progress) expect(row).toMatchObject({ phase: 'pre', participants: 1 });
    const instrument = data.instruments.find(({ key }: { key: string }) => key === 'budget_confidence');
    expect(instrument.responses).toContainEqual({ phase: 'pre', count: 1 });
    expect(JSON.stringify(data)).not.toMatch(new RegExp(`${uuid}|P-77`));

    at.app.settings.researchExportToken = undefined;
    expect((await at.call('GET', '/api/admin/research/export')).status).toBe(503);
    const exported = await at.call('GET', '/api/admin/research/export', token);
    expect(exported.status).toBe(200);
    expect(exported.body.tables.participants).toMatchObject([{ participant_code: 'P-77' }]);
    expect(JSON.stringify(exported.body)).not.toContain(uuid);
  });

  test('is exported by nobody who only gives support, who sees the numbers', async () => {
    const token = await asSupport();
    expect((await at.call('GET', '/api/admin/research/export', token)).status).toBe(403);
    expect((await ask('platform.research', token)).status).toBe(200);
    await asSuper();
  });
});
