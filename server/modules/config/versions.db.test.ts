import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { createCallerFactory } from '../../trpc/trpc.ts';
import { configVersions } from './tables.ts';
import { configRouter } from './procedures.ts';
import { publishedVersion, requirePublished, versionContent } from './published.ts';
import { previewImpact } from './versions/impact.ts';

let app: TestApp;
let account = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const caller = createCallerFactory(configRouter);
const key = (accountId: string, mode: 'live' | 'test' = 'live'): Actor => ({
  type: 'key',
  accountId,
  keyId: 'key_1',
  mode,
});
const newAccount = () => `cus_v${++account}`;
const as = (accountId: string) => caller(app.as(key(accountId)));
const failing = (code: string, details?: object) => ({
  cause: { code, ...(details && { details: expect.objectContaining(details) }) },
});

const coinRule = { eventType: 'lesson_completed', amount: 10 };

/** An account with a published version of one coin rule. */
async function withPublished() {
  const accountId = newAccount();
  const api = as(accountId);
  const rule = await api.coinRules.create(coinRule);
  await api.versions.publish({ id: rule.configVersionId });
  return { accountId, api, rule, publishedId: rule.configVersionId };
}

describe('publishing', () => {
  test('puts the draft in force and archives the version before it', async () => {
    const { accountId, api, publishedId } = await withPublished();
    const second = await api.coinRules.create({ ...coinRule, amount: 20 });
    expect(second.configVersionId).not.toBe(publishedId);
    const published = await api.versions.publish({ id: second.configVersionId });
    expect(published).toMatchObject({ status: 'published', version: 2, basedOn: publishedId });
    expect(await api.versions.get({ id: publishedId })).toMatchObject({ status: 'archived' });
    expect((await publishedVersion(app.as(key(accountId))))?.id).toBe(second.configVersionId);
  });

  test('is refused for what is no draft', async () => {
    const { api, publishedId } = await withPublished();
    await expect(api.versions.publish({ id: publishedId })).rejects.toMatchObject(
      failing('conflict', { reason: 'not_a_draft', status: 'published' }),
    );
  });

  test('is refused for an empty draft with 400', async () => {
    const api = as(newAccount());
    const draft = await api.versions.create({});
    await expect(api.versions.publish({ id: draft.id })).rejects.toMatchObject({
      cause: { code: 'bad_request', kind: 'bad_request' },
    });
  });

  test('names each reference that leads nowhere', async () => {
    const api = as(newAccount());
    await api.skillRules.create({ eventType: 'talked', skillKey: 'speaking', amount: 2 });
    const badge = await api.badges.create({
      name: 'Regular',
      criteria: { type: 'streak', streakKey: 'daily', count: 3 },
    });
    await expect(api.versions.publish({ id: badge.configVersionId })).rejects.toMatchObject(
      failing('validation_failed', {
        fields: [
          { field: 'skill_rules.0.skill_key', message: 'there is no skill with the key speaking' },
          { field: 'badges.0.criteria.streak_key', message: 'there is no streak with the key daily' },
        ],
      }),
    );
    expect((await api.versions.get({ id: badge.configVersionId })).problems).toHaveLength(2);
  });

  test('is refused when the draft moved since it was reviewed', async () => {
    const { api } = await withPublished();
    const { configVersionId: id, revision } = await api.coinRules.create({ eventType: 'a', amount: 1 });
    await api.coinRules.create({ eventType: 'b', amount: 1 });
    await expect(api.versions.publish({ id, revision })).rejects.toMatchObject(
      failing('config_version_mismatch', {
        current_revision: revision + 1,
        changed: [{ kind: 'coin_rule', key: 'b', action: 'created' }],
      }),
    );
  });

  test('makes the content immutable, for the database too', async () => {
    const { publishedId } = await withPublished();
    const [row] = await app.database.db.select().from(configVersions).limit(1);
    expect(row).toBeDefined();
    await expect(app.database.db.update(configVersions).set({ version: 99 })).rejects.toMatchObject({
      cause: { code: '23001' },
    });
    expect(publishedId).toBeTruthy();
  });

  test('of two at once one wins', async () => {
    const { api } = await withPublished();
    const { configVersionId: id } = await api.coinRules.create({ eventType: 'a', amount: 1 });
    const results = await Promise.allSettled([api.versions.publish({ id }), api.versions.publish({ id })]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { data } = await api.versions.list({ status: 'published' });
    expect(data.map((version) => version.id)).toEqual([id]);
  });
});

describe('the published version', () => {
  test('is asked for with where to publish when there is none', async () => {
    await expect(requirePublished(app.as(key(newAccount())))).rejects.toMatchObject({
      code: 'no_published_config',
      kind: 'precondition',
      details: { publish_url: 'http://fledge.test/console/config' },
    });
  });

  test('is the same for live and test data', async () => {
    const { accountId, publishedId } = await withPublished();
    expect((await publishedVersion(app.as(key(accountId, 'test'))))?.id).toBe(publishedId);
  });

  test('is forgotten when the account changes', async () => {
    const { accountId, api } = await withPublished();
    const ctx = app.as(key(accountId));
    await publishedVersion(ctx);
    const { configVersionId } = await api.coinRules.create({ eventType: 'a', amount: 1 });
    await api.versions.publish({ id: configVersionId });
    expect((await publishedVersion(ctx))?.id).toBe(configVersionId);
  });

  test('is kept in memory by id', async () => {
    const { accountId, publishedId } = await withPublished();
    const ctx = app.as(key(accountId));
    expect(await versionContent(ctx, publishedId)).toBe(await versionContent(ctx, publishedId));
  });

  test('can be taken out of force', async () => {
    const { accountId, api, publishedId } = await withPublished();
    expect(await api.versions.archive({ id: publishedId })).toMatchObject({ status: 'archived' });
    await expect(requirePublished(app.as(key(accountId)))).rejects.toMatchObject({
      code: 'no_published_config',
    });
    await expect(api.versions.archive({ id: publishedId })).rejects.toMatchObject(
      failing('conflict', { reason: 'not_published' }),
    );
  });
});

describe('a draft', () => {
  test('is cloned from the published version by the first edit', async () => {
    const { api, publishedId } = await withPublished();
    const before = await api.coinRules.list({});
    expect(before).toMatchObject({ configVersionId: publishedId, status: 'published' });
    const written = await api.coinRules.create({ eventType: 'other', amount: 1, revision: before.revision });
    const after = await api.coinRules.list({});
    expect(after).toMatchObject({ configVersionId: written.configVersionId, status: 'draft' });
    expect(after.data.map((rule) => rule.key)).toEqual(['lesson_completed', 'other']);
    expect((await api.versions.get({ id: publishedId })).content.coinRules).toHaveLength(1);
  });

  test('exists once: a second one is refused with the first', async () => {
    const { api } = await withPublished();
    const draft = await api.versions.create({ name: 'Spring' });
    expect(draft).toMatchObject({ status: 'draft', name: 'Spring', version: 2 });
    await expect(api.versions.create({})).rejects.toMatchObject(
      failing('conflict', { reason: 'draft_exists', config_version_id: draft.id }),
    );
    await expect(api.versions.clone({ id: draft.id })).rejects.toMatchObject(failing('conflict'));
  });

  test('is started over from any version', async () => {
    const { api, publishedId } = await withPublished();
    const { configVersionId, revision } = await api.coinRules.create({ eventType: 'oops', amount: 1 });
    const restored = await api.versions.clone({ id: publishedId, replaceDraft: true });
    expect(restored).toMatchObject({ id: configVersionId, revision: revision + 1, basedOn: publishedId });
    expect(restored.content.coinRules).toHaveLength(1);
  });

  test('brings an archived version back', async () => {
    const { api, publishedId } = await withPublished();
    const { id: ruleId } = (await api.coinRules.list({})).data[0] ?? { id: '' };
    const removed = await api.coinRules.remove({ id: ruleId });
    await api.tokenRules.create({ eventType: 'a', amount: 1, tokenKey: 'xp' });
    await api.versions.publish({ id: removed.configVersionId });
    const draft = await api.versions.create({ basedOn: publishedId });
    expect(draft.basedOn).toBe(publishedId);
    expect(draft.content.coinRules).toHaveLength(1);
    await expect(api.coinRules.create({ ...coinRule, revision: removed.revision })).rejects.toMatchObject(
      failing('config_version_mismatch'),
    );
  });

  test('takes edits that arrive together, none lost', async () => {
    const { api } = await withPublished();
    const names = Array.from({ length: 12 }, (_, n) => `event_${n}`);
    await Promise.all(names.map((eventType) => api.coinRules.create({ eventType, amount: 1 })));
    const { data, revision } = await api.coinRules.list({});
    expect(data.map((rule) => rule.key).toSorted()).toEqual(['lesson_completed', ...names].toSorted());
    expect(revision).toBe(13);
  });

  test('tells the second of two editors what the first changed', async () => {
    const { api, rule } = await withPublished();
    const { revision } = await api.coinRules.list({});
    await api.coinRules.update({ id: rule.id, amount: 15, revision });
    await expect(api.coinRules.update({ id: rule.id, amount: 30, revision })).rejects.toMatchObject(
      failing('config_version_mismatch', {
        current_revision: revision + 1,
        your_revision: revision,
        changed: [{ kind: 'coin_rule', key: 'lesson_completed', action: 'updated' }],
      }),
    );
    expect((await api.coinRules.list({})).data[0]?.amount).toBe(15);
  });

  test('a refused first edit leaves no draft behind', async () => {
    const { api } = await withPublished();
    await expect(api.coinRules.create({ ...coinRule, revision: 99 })).rejects.toThrow();
    expect((await api.versions.list({})).data).toHaveLength(1);
  });
});

describe('evolution rules', () => {
  const stages = ['Egg-fresh', 'Wobbler', 'Glider', 'Soarer', 'Legend'].map((name, index) => ({
    stage: index + 1,
    name,
    requirements: index === 0 ? {} : { tokens: index * 50 },
  }));

  test('are changed in the draft, opened from the published version', async () => {
    const { api, publishedId } = await withPublished();
    const draft = await api.versions.update({ id: publishedId, evolution: { stages, autoEvolve: true } });
    expect(draft).toMatchObject({ status: 'draft', configVersionId: draft.id });
    expect(draft.content.evolution.stages[4]?.name).toBe('Legend');
    expect((await api.versions.get({ id: publishedId })).content.evolution.autoEvolve).toBe(false);
  });

  test('are refused for a published version when a draft nobody mentioned exists', async () => {
    const { api, publishedId } = await withPublished();
    await api.coinRules.create({ eventType: 'other', amount: 1 });
    await expect(
      api.versions.update({ id: publishedId, evolution: { autoEvolve: true } }),
    ).rejects.toMatchObject(
      failing('config_version_mismatch', {
        changed: [{ kind: 'coin_rule', key: 'other', action: 'created' }],
      }),
    );
  });

  test('are refused for an archived version', async () => {
    const { api, publishedId } = await withPublished();
    await api.versions.archive({ id: publishedId });
    await expect(api.versions.update({ id: publishedId, name: 'x' })).rejects.toMatchObject(
      failing('conflict', { reason: 'not_editable' }),
    );
  });
});

describe('impact', () => {
  test('says what would change, for whom, and writes nothing', async () => {
    const { accountId, api, rule, publishedId } = await withPublished();
    const { configVersionId: id } = await api.coinRules.update({
      id: rule.id,
      key: 'lesson',
      amount: 12,
      dailyLimit: 60,
    });
    const { impact } = await previewImpact(app.as(key(accountId)), id);
    expect(impact).toMatchObject({
      configVersionId: id,
      comparedWith: publishedId,
      affectsNewBuddies: true,
      existingBuddies: 0,
      existingBuddiesAffected: false,
      problems: [],
    });
    expect(impact.changes).toEqual([
      {
        kind: 'coin_rule',
        key: 'lesson',
        before: expect.objectContaining({
          key: 'lesson_completed',
          amount: 10,
          event_type: 'lesson_completed',
        }),
        after: expect.objectContaining({ key: 'lesson', amount: 12, daily_limit: 60 }),
      },
    ]);
  });
});

describe('rights', () => {
  test('another customer finds nothing', async () => {
    const { publishedId } = await withPublished();
    const other = as(newAccount());
    for (const call of [
      () => other.versions.get({ id: publishedId }),
      () => other.versions.publish({ id: publishedId }),
      () => other.versions.clone({ id: publishedId }),
      () => other.versions.update({ id: publishedId, name: 'mine' }),
      () => other.versions.archive({ id: publishedId }),
    ])
      await expect(call()).rejects.toMatchObject({ cause: { code: 'resource_not_found' } });
    await expect(other.versions.create({ basedOn: publishedId })).rejects.toMatchObject(
      failing('validation_failed'),
    );
    expect(await other.versions.list({})).toEqual({ data: [], nextCursor: null });
  });

  test('strangers, pages and read-only people are refused', async () => {
    const accountId = newAccount();
    const person: Actor = { type: 'person', accountId, personId: 'per_1', mode: 'live', readOnly: true };
    const page: Actor = {
      type: 'publishable',
      accountId,
      keyId: 'key_2',
      mode: 'live',
      scopes: ['read:buddies'],
      origins: [],
    };
    await expect(caller(app.as({ type: 'anonymous' })).versions.list({})).rejects.toMatchObject({
      cause: { code: 'unauthorized' },
    });
    await expect(caller(app.as(page)).coinRules.create(coinRule)).rejects.toMatchObject({
      cause: { code: 'publishable_key_scope' },
    });
    await expect(caller(app.as(person)).versions.create({})).rejects.toMatchObject({
      cause: { code: 'read_only_session' },
    });
    expect(await caller(app.as(person)).versions.list({})).toMatchObject({ data: [] });
  });

  test('a list goes on where the last page ended', async () => {
    const { api, publishedId } = await withPublished();
    const draft = await api.versions.create({});
    const first = await api.versions.list({ limit: 1 });
    expect(first.data.map(({ id }) => id)).toEqual([draft.id]);
    const second = await api.versions.list({ limit: 1, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ data: [{ id: publishedId, counts: { coinRules: 1 } }], nextCursor: null });
  });
});
