import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { createCallerFactory } from '../../trpc/trpc.ts';
import type { BadgeCriteria, Condition } from './content.ts';
import { configRouter } from './procedures.ts';

let app: TestApp;
let account = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const caller = createCallerFactory(configRouter);
const newAccount = () => `cus_r${++account}`;
const as = (accountId: string) => {
  const actor: Actor = { type: 'key', accountId, keyId: 'key_1', mode: 'live' };
  return caller(app.as(actor));
};
const failing = (code: string, details?: object) => ({
  cause: { code, ...(details && { details: expect.objectContaining(details) }) },
});
const speaking = { key: 'speaking', name: 'Speaking' };

describe('a rule', () => {
  test('lives from creation to removal, each write naming the draft', async () => {
    const api = as(newAccount());
    const made = await api.coinRules.create({ eventType: 'lesson.completed', amount: 10, dailyLimit: 30 });
    expect(made.id).toMatch(/^rul_/);
    expect(made).toMatchObject({ key: 'lesson_completed', active: true, conditions: [], revision: 1 });
    expect(made.configVersionId).toMatch(/^cfg_/);
    const changed = await api.coinRules.update({ id: made.id, amount: 12, dailyLimit: null });
    expect(changed).toMatchObject({ amount: 12, revision: 2, configVersionId: made.configVersionId });
    expect(changed.dailyLimit).toBeUndefined();
    await api.coinRules.remove({ id: made.id });
    expect(await api.coinRules.list({})).toMatchObject({ data: [], status: 'draft', revision: 3 });
  });

  test('without a key gets one that is free', async () => {
    const api = as(newAccount());
    await api.coinRules.create({ eventType: 'lesson', amount: 1 });
    expect((await api.coinRules.create({ eventType: 'lesson', amount: 2 })).key).toBe('lesson_2');
    const badge = await api.badges.create({
      name: 'Ünïcödé & more!',
      criteria: { type: 'coin_threshold', coins: 5 },
    });
    expect(badge.key).toBe('u_ni_co_de_more');
    const wordless = await api.badges.create({ name: '🎉', criteria: { type: 'coin_threshold', coins: 5 } });
    expect(wordless.key).toBe('badge');
  });

  test('with a key that is taken is refused', async () => {
    const api = as(newAccount());
    const first = await api.coinRules.create({ key: 'a', eventType: 'x', amount: 1 });
    const taken = failing('conflict', { reason: 'duplicate_key', key: 'a', id: first.id });
    await expect(api.coinRules.create({ key: 'a', eventType: 'y', amount: 1 })).rejects.toMatchObject(taken);
    const second = await api.coinRules.create({ key: 'b', eventType: 'y', amount: 1 });
    await expect(api.coinRules.update({ id: second.id, key: 'a' })).rejects.toMatchObject(taken);
  });

  test('keeps what an update does not mention, and loses nothing to defaults', async () => {
    const api = as(newAccount());
    const made = await api.badges.create({
      name: 'Regular',
      description: 'Comes back.',
      criteria: { type: 'milestone', eventType: 'visit', count: 3 },
      award: 'manual',
      reward: { coins: 5 },
      active: false,
    });
    const renamed = await api.badges.update({ id: made.id, name: 'Old friend' });
    expect(renamed).toMatchObject({ ...made, name: 'Old friend', revision: 2 });
  });

  test('that a change would break is refused with the field', async () => {
    const api = as(newAccount());
    const made = await api.coinRules.create({ eventType: 'x', amount: 1 });
    await expect(api.coinRules.update({ id: made.id, amount: null })).rejects.toMatchObject(
      failing('validation_failed', { fields: [expect.objectContaining({ field: 'amount' })] }),
    );
  });

  test('with a condition that can never hold is refused', async () => {
    const api = as(newAccount());
    const conditions: Condition[] = [{ field: 'score', operator: 'gte' }];
    await expect(api.coinRules.create({ eventType: 'x', amount: 1, conditions })).rejects.toMatchObject(
      failing('validation_failed', {
        fields: [{ field: 'conditions.0.value', message: 'is needed by gte' }],
      }),
    );
    const criteria: BadgeCriteria = { type: 'milestone', eventType: 'x', count: 1, conditions };
    await expect(api.badges.create({ name: 'x', criteria })).rejects.toMatchObject(
      failing('validation_failed', {
        fields: [{ field: 'criteria.conditions.0.value', message: 'is needed by gte' }],
      }),
    );
  });

  test('that does not exist, or is another customer’s, is not found', async () => {
    const mine = as(newAccount());
    const made = await mine.coinRules.create({ eventType: 'x', amount: 1 });
    const badge = await mine.badges.create({ name: 'b', criteria: { type: 'coin_threshold', coins: 1 } });
    const other = as(newAccount());
    const missing = failing('resource_not_found');
    await expect(other.coinRules.update({ id: made.id, amount: 2 })).rejects.toMatchObject(missing);
    await expect(other.coinRules.remove({ id: made.id })).rejects.toMatchObject(missing);
    await expect(other.badges.get({ id: badge.id })).rejects.toMatchObject(missing);
    await expect(mine.badges.get({ id: made.id })).rejects.toMatchObject(missing);
    expect((await other.coinRules.list({})).data).toEqual([]);
    expect(await mine.badges.get({ id: badge.id })).toMatchObject({ key: 'b', status: 'draft' });
  });

  test('beyond the limit of its kind is refused', async () => {
    const api = as(newAccount());
    for (let n = 0; n < 8; n++) await api.skillSets.create({ name: `Set ${n}`, skills: [] });
    await expect(api.skillSets.create({ name: 'One more', skills: [] })).rejects.toMatchObject(
      failing('validation_failed', { fields: [expect.objectContaining({ field: 'skillSets' })] }),
    );
  });
});

describe('something in use', () => {
  test('is not removed, and its users are named', async () => {
    const api = as(newAccount());
    const set = await api.skillSets.create({ name: 'Speech', skills: [speaking] });
    await api.skillRules.create({ eventType: 'talk', skillKey: 'speaking', amount: 2 });
    const inUse = failing('conflict', {
      reason: 'in_use',
      used_by: [{ kind: 'skill_rule', key: 'talk_speaking', target: 'skill', to: 'speaking' }],
    });
    await expect(api.skillSets.remove({ id: set.id })).rejects.toMatchObject(inUse);
    await expect(api.skillSets.update({ id: set.id, skills: [] })).rejects.toMatchObject(inUse);
    const grown = await api.skillSets.update({
      id: set.id,
      skills: [speaking, { key: 'tone', name: 'Tone' }],
    });
    expect(grown.skills.map(({ key }) => key)).toEqual(['speaking', 'tone']);
  });

  test('a skill belongs to one set only', async () => {
    const api = as(newAccount());
    const first = await api.skillSets.create({ name: 'Speech', skills: [speaking] });
    await expect(api.skillSets.create({ name: 'Other', skills: [speaking] })).rejects.toMatchObject(
      failing('conflict', { reason: 'duplicate_key', key: 'speaking', id: first.id }),
    );
    await expect(
      api.skillSets.create({
        name: 'Twice',
        skills: [
          { ...speaking, key: 'x' },
          { ...speaking, key: 'x' },
        ],
      }),
    ).rejects.toMatchObject(failing('conflict', { reason: 'duplicate_key', key: 'x' }));
  });

  test('is followed when it is renamed', async () => {
    const api = as(newAccount());
    const type = await api.eventTypes.create({ key: 'lesson_done', properties: ['score'] });
    expect(type).toMatchObject({ name: 'lesson_done', id: expect.stringMatching(/^evy_/) });
    await api.coinRules.create({ eventType: 'lesson_done', amount: 1 });
    await api.tokenRules.create({ eventType: 'lesson_done', amount: 1, tokenKey: 'xp' });
    const streak = await api.streaks.create({ name: 'Daily', eventTypes: ['lesson_done', 'other'] });
    await api.badges.create({
      name: 'Ten',
      criteria: { type: 'milestone', eventType: 'lesson_done', count: 10 },
    });
    await api.badges.create({
      name: 'Counted',
      criteria: { type: 'custom', counter: 'lesson_done', count: 3 },
    });
    await api.badges.create({ name: 'Week', criteria: { type: 'streak', streakKey: 'daily', count: 7 } });
    await expect(api.eventTypes.remove({ id: type.id })).rejects.toMatchObject(failing('conflict'));

    const { configVersionId } = await api.eventTypes.update({ id: type.id, key: 'lesson.finished' });
    await api.streaks.update({ id: streak.id, key: 'practice' });
    const { content, problems } = await api.versions.get({ id: configVersionId });
    expect(problems).toEqual([]);
    expect(content.coinRules[0]).toMatchObject({ key: 'lesson_done', eventType: 'lesson.finished' });
    expect(content.tokenRules[0]?.eventType).toBe('lesson.finished');
    expect(content.streaks[0]?.eventTypes).toEqual(['lesson.finished', 'other']);
    expect(content.badges.map(({ criteria }) => criteria)).toEqual([
      expect.objectContaining({ eventType: 'lesson.finished' }),
      expect.objectContaining({ counter: 'lesson.finished' }),
      expect.objectContaining({ streakKey: 'practice' }),
    ]);
    expect((await api.eventTypes.get({ id: type.id })).key).toBe('lesson.finished');
  });
});

describe('tokens', () => {
  test('are two, and a new key is followed by rules and gates', async () => {
    const api = as(newAccount());
    expect((await api.tokens.list({})).data.map(({ tokenKey }) => tokenKey)).toEqual(['coins', 'xp']);
    await api.gates.put({ gateKey: 'vault', cost: 50 });
    const xp = await api.tokens.upsert({
      kind: 'progression',
      tokenKey: 'mana',
      label: 'Mana',
      earnRules: [{ eventType: 'lesson', amount: 5 }],
    });
    expect(xp).toMatchObject({
      tokenKey: 'mana',
      earnRules: [{ key: 'lesson', tokenKey: 'mana', amount: 5 }],
    });
    const gems = await api.tokens.upsert({ kind: 'primary', tokenKey: 'gems', maxBalance: 500, icon: 'gem' });
    expect(gems).toMatchObject({ label: 'Coins', maxBalance: 500, icon: 'gem', earnRules: [] });
    expect((await api.gates.list({})).data).toMatchObject([{ gateKey: 'vault', tokenKey: 'gems' }]);
    const again = await api.tokens.upsert({
      kind: 'progression',
      earnRules: [
        { key: 'lesson', eventType: 'lesson', amount: 6 },
        { eventType: 'quiz', amount: 2 },
      ],
    });
    expect(again.earnRules.map(({ key, amount }) => [key, amount])).toEqual([
      ['lesson', 6],
      ['quiz', 2],
    ]);
    expect(again.earnRules[0]?.id).toBe(xp.earnRules[0]?.id);
    const bare = await api.tokens.upsert({ kind: 'primary', maxBalance: null, icon: null });
    expect(bare).toMatchObject({ tokenKey: 'gems', maxBalance: null, icon: null });
  });

  test('keep to their roles', async () => {
    const api = as(newAccount());
    await expect(api.tokens.upsert({ kind: 'primary', tokenKey: 'xp' })).rejects.toMatchObject(
      failing('conflict', { reason: 'duplicate_key' }),
    );
    await expect(api.tokens.upsert({ kind: 'progression', maxBalance: 5 })).rejects.toMatchObject(
      failing('validation_failed'),
    );
    await expect(api.tokens.upsert({ kind: 'primary', earnRules: [] })).rejects.toMatchObject(
      failing('validation_failed'),
    );
    const rule = await api.tokenRules.create({ eventType: 'x', amount: 1, tokenKey: 'coins' });
    await expect(api.versions.publish({ id: rule.configVersionId })).rejects.toMatchObject(
      failing('validation_failed', {
        fields: [
          {
            field: 'token_rules.0.token_key',
            message: 'must be the progression token, xp; coin rules pay coins',
          },
        ],
      }),
    );
  });
});

describe('gates', () => {
  test('are put, changed and removed by key', async () => {
    const api = as(newAccount());
    const made = await api.gates.put({ gateKey: 'vault', cost: 50, metadata: { Door: 'round' } });
    expect(made).toMatchObject({ gateKey: 'vault', name: 'vault', tokenKey: 'coins', cost: 50 });
    const changed = await api.gates.put({ gateKey: 'vault', name: 'The Vault', revision: made.revision });
    expect(changed).toMatchObject({ name: 'The Vault', cost: 50, metadata: { Door: 'round' } });
    await api.gates.remove({ gateKey: 'vault' });
    await expect(api.gates.remove({ gateKey: 'vault' })).rejects.toMatchObject(failing('resource_not_found'));
  });

  test('cost the primary token only', async () => {
    const api = as(newAccount());
    await expect(api.gates.put({ gateKey: 'a', cost: 1, tokenKey: 'xp' })).rejects.toMatchObject(
      failing('validation_failed', {
        fields: [{ field: 'tokenKey', message: 'must be the primary token, coins' }],
      }),
    );
    await expect(api.gates.put({ gateKey: 'a' })).rejects.toMatchObject(failing('validation_failed'));
  });

  test('of two put at once, none is lost, and a stale one is refused', async () => {
    const api = as(newAccount());
    const { revision } = await api.gates.put({ gateKey: 'a', cost: 1 });
    await Promise.all([api.gates.put({ gateKey: 'b', cost: 1 }), api.gates.put({ gateKey: 'c', cost: 1 })]);
    expect((await api.gates.list({})).data).toHaveLength(3);
    await expect(api.gates.put({ gateKey: 'a', cost: 9, revision })).rejects.toMatchObject(
      failing('config_version_mismatch', {
        changed: expect.arrayContaining([{ kind: 'gate', key: 'b', action: 'created' }]),
      }),
    );
  });
});
