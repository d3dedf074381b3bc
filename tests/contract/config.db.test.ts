import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configRouter } from '../../server/modules/config/procedures.ts';
import { generationRouter } from '../../server/modules/generation/procedures.ts';
import { impactRouter } from '../../server/modules/impact/procedures.ts';
import { presetsRouter } from '../../server/modules/presets/procedures.ts';
import { compileRows } from '../../server/rest/compile.ts';
import { snakeEnvelope } from '../../server/rest/dialects/snake-envelope.ts';
import { httpOptions, mountEdge } from '../../server/rest/edge.ts';
import { configRoutes } from '../../server/rest/families/progression/config.ts';
import { gateRoutes } from '../../server/rest/families/progression/gates.ts';
import { presetRoutes } from '../../server/rest/families/progression/presets.ts';
import { ruleRoutes } from '../../server/rest/families/progression/rules.ts';
import { createMetrics } from '../../server/rest/metrics.ts';
import { mountRest } from '../../server/rest/mount.ts';
import { family } from '../../server/rest/table.ts';
import { router } from '../../server/trpc/trpc.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let fastify: FastifyInstance;

beforeAll(async () => {
  app = await openTestApp();
  const api = router({
    config: configRouter,
    generation: generationRouter,
    impact: impactRouter,
    presets: presetsRouter,
  });
  const progression = family({
    name: 'progression',
    title: 'Progression',
    prefix: '/api/v1',
    dialect: snakeEnvelope,
    sections: { config: configRoutes, gates: gateRoutes, presets: presetRoutes, rules: ruleRoutes },
  });
  const rows = compileRows([progression], api);
  fastify = Fastify(httpOptions);
  mountEdge(fastify, { rows, log: app.log, metrics: createMetrics() });
  await mountRest(fastify, {
    rows,
    router: api,
    app,
    authenticate: async ({ headers }) => ({
      type: 'key',
      accountId: String(headers.authorization).replace('Bearer ', ''),
      keyId: 'key_1',
      mode: 'live',
    }),
    limit: async () => ({ allowed: true, limit: 100, remaining: 99, resetAt: 1_800_000_000 }),
    standing: async () => ({ used: 0, limit: undefined, resetAt: '2027-01-01T00:00:00.000Z' }),
    once: async (ctx, _key, _fingerprint, run) => ({ ...(await run(ctx)), replayed: false }),
  });
  await fastify.ready();
});
afterAll(async () => {
  await fastify.close();
  await app.close();
});

let account = 0;
function newApi() {
  const authorization = `Bearer cus_w${++account}`;
  return async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => {
    const answer = await fastify.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, json: answer.body === '' ? undefined : answer.json() };
  };
}

describe('a customer sets up its rules over REST', () => {
  test('from a preset to a published change', async () => {
    const api = newApi();
    const applied = await api('POST', '/customers/me/apply-preset', { preset_key: 'language-learning' });
    expect(applied).toMatchObject({
      status: 200,
      json: { preset_key: 'language-learning', status: 'published' },
    });
    const published: string = applied.json.config_version_id;

    const rules = await api('GET', '/coin-rules');
    expect(rules.json).toMatchObject({ config_version_id: published, status: 'published' });
    expect(rules.json.data[0]).toMatchObject({ event_type: 'lesson_completed', daily_limit: 40 });

    const rule = await api('POST', '/coin-rules', {
      event_type: 'homework_handed_in',
      amount: 2,
      multiplier: { field: 'pages', max: 10 },
      conditions: [{ field: 'gradeValue', operator: 'gte', value: 2 }],
      daily_limit: 20,
      cooldown_seconds: 60,
    });
    expect(rule.status).toBe(201);
    expect(rule.json).toMatchObject({
      key: 'homework_handed_in',
      multiplier: { field: 'pages', max: 10 },
      cooldown_seconds: 60,
      active: true,
    });
    const draft: string = rule.json.config_version_id;
    expect(draft).not.toBe(published);

    const impact = await api('GET', `/config-versions/${draft}/impact?days=3`);
    expect(impact.json).toMatchObject({
      compared_with: published,
      affects_new_buddies: true,
      existing_buddies: 0,
      changes: [{ kind: 'coin_rule', key: 'homework_handed_in', before: null, after: { daily_limit: 20 } }],
    });
    expect((await api('POST', `/config-versions/${draft}/publish`)).json).toMatchObject({
      status: 'published',
    });
    const list = await api('GET', '/config-versions?limit=1');
    expect(list.json).toMatchObject({ data: [{ id: draft, counts: { coin_rules: 10 } }] });
    expect(list.json.next_cursor).toEqual(expect.any(String));
    expect((await api('DELETE', `/coin-rules/${rule.json.id}`)).status).toBe(204);
  });

  test('every preset is shown whole, in snake_case, with its own keys kept', async () => {
    const api = newApi();
    const { json } = await api('GET', '/presets/productivity');
    expect(json.content).toMatchObject({ coin_rules: expect.any(Array), evolution: { auto_evolve: false } });
    expect(json.content.evolution.stages[4].requirements.skills).toEqual({ focus: 6, planning: 5 });
    expect(json.marketplace.items[1]).toMatchObject({ art_key: 'mountain_sunrise', min_stage: 3 });
    expect((await api('GET', '/presets')).json.data).toHaveLength(6);
    expect((await api('GET', '/presets/none')).status).toBe(404);
  });

  test('each kind of rule goes in and comes out', async () => {
    const api = newApi();
    const set = await api('POST', '/skill-sets', {
      name: 'Speech',
      skills: [{ key: 'speaking', name: 'Speaking', points_per_level: 20 }],
    });
    expect(set.json).toMatchObject({ skills: [{ points_per_level: 20, max: 100 }] });
    expect((await api('GET', `/skill-sets/${set.json.id}`)).json.status).toBe('draft');
    const skillRule = await api('POST', '/skill-rules', {
      event_type: 'talk',
      skill_key: 'speaking',
      amount: 1.5,
    });
    expect(skillRule).toMatchObject({ status: 201, json: { amount: 1.5 } });
    const streak = await api('POST', '/streak-definitions', {
      key: 'daily',
      name: 'Daily',
      event_types: ['talk'],
      grace_periods: 1,
      milestones: [{ count: 3, coins: 5 }],
    });
    expect(streak.json).toMatchObject({ period: 'daily', display_mode: 'count' });
    const badge = await api('POST', '/badge-definitions', {
      key: 'week',
      name: 'A week',
      criteria: { type: 'streak', streak_key: 'daily', count: 7 },
      reward: { coins: 10 },
    });
    expect(badge.json).toMatchObject({ criteria: { streak_key: 'daily' }, reward: { coins: 10, tokens: 0 } });
    const changed = await api('PUT', `/badge-definitions/${badge.json.id}`, {
      criteria: { type: 'skill_level', skill_key: 'speaking', level: 2 },
    });
    expect(changed.json).toMatchObject({ name: 'A week', criteria: { type: 'skill_level', level: 2 } });
    expect((await api('PUT', '/gates/vault', { cost: 5, metadata: { aB: 1 } })).json).toMatchObject({
      gate_key: 'vault',
      token_key: 'coins',
      metadata: { aB: 1 },
    });
    const token = await api('POST', '/token-config', {
      kind: 'progression',
      token_key: 'mana',
      label: 'Mana',
      earn_rules: [{ event_type: 'talk', amount: 3 }],
    });
    expect(token.json).toMatchObject({
      token_key: 'mana',
      earn_rules: [{ event_type: 'talk', token_key: 'mana' }],
    });
    const type = await api('POST', '/event-types', { key: 'talk', properties: ['minutes'] });
    const renamed = await api('PUT', `/event-types/${type.json.id}`, { key: 'talked' });
    const version = await api('GET', `/config-versions/${renamed.json.config_version_id}`);
    expect(version.json).toMatchObject({
      problems: [],
      content: { skill_rules: [{ event_type: 'talked' }] },
    });
    const stages = version.json.content.evolution.stages;
    const evolved = await api('PATCH', `/config-versions/${version.json.id}`, {
      evolution: { auto_evolve: true, stages },
    });
    expect(evolved.json.content.evolution.auto_evolve).toBe(true);
    expect((await api('POST', `/config-versions/${version.json.id}/publish`, {})).status).toBe(200);
    const clone = await api('POST', `/config-versions/${version.json.id}/clone`, { name: 'Next' });
    expect(clone).toMatchObject({ status: 201, json: { name: 'Next', based_on: version.json.id } });
  });

  test('refusals speak the casing of the wire', async () => {
    const api = newApi();
    const camel = await api('POST', '/coin-rules', { eventType: 'x', amount: 1 });
    expect(camel.status).toBe(422);
    expect(camel.json.error.details.fields).toContainEqual({
      field: 'eventType',
      message: 'property eventType should not exist',
    });
    const bad = await api('POST', '/badge-definitions', {
      name: 'x',
      criteria: { type: 'streak', streak_key: 'No', count: 0 },
    });
    expect(bad.json.error.details.fields.map(({ field }: { field: string }) => field)).toEqual([
      'criteria.streak_key',
      'criteria.count',
    ]);
    const empty = await api('POST', '/config-versions', {});
    expect((await api('POST', `/config-versions/${empty.json.id}/publish`)).json.error).toMatchObject({
      code: 'bad_request',
    });
    expect((await api('POST', '/config-versions', {})).json.error).toMatchObject({
      code: 'conflict',
      details: { reason: 'draft_exists' },
    });
    expect((await api('DELETE', '/gates/none?revision=0')).status).toBe(404);
    expect((await api('DELETE', '/gates/none?revision=7')).json.error.code).toBe('config_version_mismatch');
    expect((await api('GET', '/config-versions/not%20an%20id')).status).toBe(404);
  });
});
