import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../db/query.ts';
import { HOME } from '../../kernel/actor.ts';
import { ensureHome } from '../identity/index.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { INSTRUMENTS } from './instruments.data.ts';
import { listInstruments, scoreOf } from './instruments.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const TOKEN = 'research-token-of-the-tests';
const newUser = async (): Promise<string> => (await at.call('POST', '/api/users/', undefined, {})).body.uuid;
const post = (uuid: string, path: string, body: unknown) =>
  at.call('POST', `/api/users/${uuid}${path}`, undefined, body);
const consent = (uuid: string, more: Record<string, unknown> = {}) =>
  post(uuid, '/research/consent', {
    consented: true,
    age_confirmed: true,
    data_mode: 'sync',
    participant_code: 'P-001',
    allow_research_export: true,
    study_version: 'study-1',
    ...more,
  });
const exported = (query = '') =>
  fetch(`${at.url}/api/admin/research/export${query}`, { headers: { 'x-research-export-token': TOKEN } });

async function contribute(uuid: string): Promise<void> {
  await post(uuid, '/research/responses', {
    phase: 'pre',
    instrument_key: 'budget_confidence',
    response_type: 'survey',
    responses: { q1: 8, q2: 6, q3: 7, q4: 7, q5: 2, note: 'my name is Zebra' },
  });
  await post(uuid, '/reflections', { category: 'wants', reflection_text: 'Zebra bought snacks again.' });
  await post(uuid, '/events', { event_name: 'opened', context: { name: 'Zebra' } });
  await post(uuid, '/challenge-metrics', { month_range: '2026-06', metrics: { expense_log_days: 12 } });
  await post(uuid, '/research/progress-snapshots', {
    month_range: '2026-06',
    level: 2,
    level_title: 'Zebra',
  });
}

describe('the export', () => {
  test('is not there without a token on the server, and closed without the right one', async () => {
    expect((await at.call('GET', '/api/admin/research/export')).status).toBe(503);
    at.app.settings.researchExportToken = TOKEN;
    expect((await at.call('GET', '/api/admin/research/export')).status).toBe(403);
    const wrong = { 'x-research-export-token': 'x' };
    expect((await at.call('GET', '/api/admin/research/export', undefined, undefined, wrong)).status).toBe(
      403,
    );
  });

  test('holds who consents to it, and nobody else', async () => {
    const [allowed, keptPrivate, without, noExport] = await Promise.all([1, 2, 3, 4].map(newUser));
    for (const uuid of [allowed, keptPrivate, without, noExport]) await contribute(uuid ?? '');
    await consent(allowed ?? '', { participant_code: 'P-allowed' });
    await consent(keptPrivate ?? '', { data_mode: 'private', participant_code: 'P-private' });
    await consent(noExport ?? '', { allow_research_export: false, participant_code: 'P-no-export' });
    const body = await (await exported()).json();
    expect(body.tables.participants).toMatchObject([{ participant_code: 'P-allowed' }]);
    expect(body.tables.responses).toMatchObject([{ instrument: 'budget_confidence', score: 7.2 }]);
    for (const table of Object.values(body.tables)) expect(JSON.stringify(table).length).toBeGreaterThan(1);
    expect(body.tables.events).toHaveLength(1);
    expect(body.tables.challenge_metrics).toHaveLength(1);
    expect(body.tables.progress_snapshots).toHaveLength(1);
    expect(body.tables.reflections).toMatchObject([{ words: 4 }]);
  });

  test('names nobody: no user id, and nothing that somebody wrote', async () => {
    const text = await (await exported()).text();
    const users = await query<{ id: string }>(at.app.database.db, 'SELECT id FROM users');
    for (const { id } of users) expect(text).not.toContain(id);
    expect(text).not.toContain('Zebra');
  });

  test('is without a user from the withdrawal on', async () => {
    const uuid = await newUser();
    await contribute(uuid);
    await consent(uuid, { participant_code: 'P-leaves' });
    expect(await (await exported()).text()).toContain('P-leaves');
    const back = await at.call('PATCH', `/api/users/${uuid}/research/data-mode`, undefined, {
      data_mode: 'private',
    });
    expect(back.body).toMatchObject({ is_exported: false });
    expect(await (await exported()).text()).not.toContain('P-leaves');
    await consent(uuid, { participant_code: 'P-leaves' });
    await post(uuid, '/research/consent', { consented: false });
    expect(await (await exported()).text()).not.toContain('P-leaves');
  });

  test('as CSV is one file a table in a zip, and no cell is a formula', async () => {
    const uuid = await newUser();
    await consent(uuid, { participant_code: '=1+1, "x"' });
    const files = unzipSync(new Uint8Array(await (await exported('?format=csv')).arrayBuffer()));
    expect(Object.keys(files)).toContain('participants.csv');
    const participants = strFromU8(files['participants.csv'] ?? new Uint8Array());
    expect(participants.split('\r\n')[0]).toContain('participant,participant_code');
    expect(participants).toContain(`"'=1+1, ""x"""`);
    expect((await exported('?format=xml')).status).toBe(422);
  });

  test('of more rows than a batch holds has each once', async () => {
    await ensureHome(at.app);
    await query(
      at.app.database.db,
      `INSERT INTO research_consents (customer_id, user_id, participant_id, consented, age_confirmed, data_mode,
         allow_export, created_at, updated_at)
       SELECT $1, 'many-' || n, 'many-' || lpad(n::text, 6, '0'), true, true, 'sync', true, now(), now()
       FROM generate_series(1, 2500) AS n`,
      [HOME.accountId],
    );
    await query(
      at.app.database.db,
      `INSERT INTO metric_snapshots (customer_id, user_id, month, metrics, client_at, updated_at)
       SELECT $1, 'many-' || n, month, '{"n": 1}', now(), now()
       FROM generate_series(1, 2500) AS n, unnest(ARRAY['2026-05', '2026-06', '2026-07']) AS month`,
      [HOME.accountId],
    );
    const body = await (await exported()).json();
    const months = body.tables.challenge_metrics
      .filter(({ participant }: { participant: string }) => participant.startsWith('many-'))
      .map(({ participant, month }: { participant: string; month: string }) => `${participant} ${month}`);
    expect(months).toHaveLength(7_500);
    expect(months).toEqual([...new Set(months)].sort());
    const many = body.tables.participants
      .map((row: { participant: string }) => row.participant)
      .filter((id: string) => id.startsWith('many-'));
    expect(many).toHaveLength(2_500);
    expect(new Set(many).size).toBe(2_500);
  });
});

describe('consent', () => {
  test('needs a confirmed age, and a mode needs a consent', async () => {
    const uuid = await newUser();
    const young = await post(uuid, '/research/consent', { consented: true, age_confirmed: false });
    expect(young.status).toBe(422);
    const early = await at.call('PATCH', `/api/users/${uuid}/research/data-mode`, undefined, {
      data_mode: 'sync',
    });
    expect(early.status).toBe(404);
  });
});

describe('instruments', () => {
  test('there are some of every phase in both tracks', () => {
    for (const track of ['tale', 'gala'] as const)
      for (const phase of ['pre', 'weekly', 'post'] as const)
        expect(listInstruments({ track, phase }).length).toBeGreaterThan(0);
  });

  test('score reversed items the other way round, and nothing from too few or wrong answers', () => {
    const [instrument] = INSTRUMENTS.filter(({ key }) => key === 'goal_commitment');
    if (!instrument) throw new Error('the instrument is gone');
    expect(scoreOf(instrument, { q1: 5, q2: 5, q3: 1 })).toBe(5);
    expect(scoreOf(instrument, { q1: 1, q2: 1, q3: 5 })).toBe(1);
    expect(scoreOf(instrument, { q1: 5 })).toBeNull();
    expect(scoreOf(instrument, { q1: 9, q2: 1, q3: 1 })).toBeNull();
    expect(scoreOf(instrument, { q1: 'five', q2: 1, q3: 1 })).toBeNull();
  });
});
