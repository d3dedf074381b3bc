import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRows } from '../../server/rest/compile.ts';
import { fieldsOf } from '../../server/rest/codec/schema.ts';
import { families } from '../../server/rest/families/index.ts';
import { appRouter } from '../../server/trpc/router.ts';
import { openTestServer, type Answer, type TestServer } from '../support/server.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const EDITORS =
  /^\/api\/v1\/(config-versions|coin-rules|token-|skill-|badge-|streak-|event-types|gates|customers\/me\/apply-preset)/;

test('every row that writes configuration takes the revision that its caller read', () => {
  const rows = compileRows(families, appRouter).filter(
    ({ method, path }) =>
      method !== 'GET' &&
      EDITORS.test(path) &&
      !path.endsWith('/migrate-buddies') &&
      // These make pictures: one field of a badge at most, later, whatever the draft has become by then.
      !path.endsWith('-icon'),
  );
  expect(rows.length).toBeGreaterThanOrEqual(28);
  for (const { method, path, work } of rows) {
    const input = work.kind === 'procedure' ? work.procedure.input : undefined;
    expect(input && fieldsOf(input, 'input')?.has('revision'), `${method} ${path}`).toBe(true);
  }
});

interface Draft {
  key: string;
  draftId: string;
  revision: number;
  /** The first element of a list. */
  first(path: string): Promise<{ id: string; key: string }>;
}

async function openDraft(): Promise<Draft> {
  const { live: key } = await at.register('language-learning');
  const opened = await at.call('POST', '/coin-rules', key, { event_type: 'opened', amount: 1 });
  expect(opened.status).toBe(201);
  return {
    key,
    draftId: opened.body.config_version_id,
    revision: opened.body.revision,
    first: async (path) => (await at.call('GET', path, key)).body.data[0],
  };
}

type Edit = (draft: Draft, name: string) => Promise<[method: string, path: string, body: object]>;
const create =
  (path: string, body: object): Edit =>
  async (_, key) => ['POST', path, { key, ...body }];
const change =
  (path: string, field: string, value: (name: string) => unknown): Edit =>
  async ({ first }, name) => ['PUT', `${path}/${(await first(path)).id}`, { [field]: value(name) }];
const remove =
  (path: string): Edit =>
  async ({ first }) => ['DELETE', `${path}/${(await first(path)).id}`, {}];
const amount = (name: string) => (name === 'a' ? 101 : 102);
const title = (name: string) => `Named ${name}`;
const milestone = { criteria: { type: 'milestone', event_type: 'x', count: 2 } };

const EDITS: Record<string, Edit> = {
  'POST /coin-rules': create('/coin-rules', { event_type: 'x', amount: 1 }),
  'PUT /coin-rules/:id': change('/coin-rules', 'amount', amount),
  'DELETE /coin-rules/:id': remove('/coin-rules'),
  'POST /token-config': async (_, name) => ['POST', '/token-config', { kind: 'primary', label: title(name) }],
  'POST /token-rules': create('/token-rules', { event_type: 'x', amount: 1, token_key: 'xp' }),
  'PUT /token-rules/:id': change('/token-rules', 'amount', amount),
  'DELETE /token-rules/:id': remove('/token-rules'),
  'POST /skill-sets': create('/skill-sets', { name: 'Set', skills: [] }),
  'PUT /skill-sets/:id': change('/skill-sets', 'name', title),
  'POST /skill-rules': async ({ first }, key) => {
    const set = await first('/skill-sets');
    const [skill] = 'skills' in set && Array.isArray(set.skills) ? set.skills : [];
    return ['POST', '/skill-rules', { key, event_type: 'x', skill_key: skill.key, amount: 1 }];
  },
  'PUT /skill-rules/:id': change('/skill-rules', 'amount', amount),
  'DELETE /skill-rules/:id': remove('/skill-rules'),
  'POST /badge-definitions': create('/badge-definitions', { name: 'Badge', ...milestone }),
  'PUT /badge-definitions/:id': change('/badge-definitions', 'name', title),
  'POST /streak-definitions': create('/streak-definitions', { name: 'Streak', event_types: ['x'] }),
  'PUT /streak-definitions/:id': change('/streak-definitions', 'name', title),
  'POST /event-types': create('/event-types', {}),
  'PUT /event-types/:id': change('/event-types', 'name', title),
  'PUT /gates/:gate_key': async (_, name) => ['PUT', '/gates/door', { cost: amount(name) }],
  'DELETE /gates/:gate_key': async ({ key, revision }) => {
    // A gate of its own, put there without the caller's knowledge of the revision it makes.
    const { body } = await at.call('GET', '/gates', key);
    expect(body.revision).toBe(revision);
    return ['DELETE', `/gates/${body.data[0].gate_key}`, {}];
  },
  'PATCH /config-versions/:id': async ({ draftId }, name) => [
    'PATCH',
    `/config-versions/${draftId}`,
    { name: title(name) },
  ],
  'POST /config-versions/:id/clone': async ({ draftId }, name) => [
    'POST',
    `/config-versions/${draftId}/clone`,
    { name: title(name), replace_draft: true },
  ],
  'POST /customers/me/apply-preset': async () => [
    'POST',
    '/customers/me/apply-preset',
    { preset_key: 'fitness' },
  ],
};

const isRefused = ({ status, body }: Answer): boolean =>
  status === 409 && body.error.code === 'config_version_mismatch';

describe('of two who edit what they both read', () => {
  test.each(Object.keys(EDITS))('%s: one gets through, the other is told what changed', async (row) => {
    const draft = await openDraft();
    const { key, revision } = draft;
    const edit = EDITS[row];
    if (!edit) throw new Error(`no edit for ${row}`);
    const requests = [await edit(draft, 'a'), await edit(draft, 'b')];
    const answers = await Promise.all(
      requests.map(([method, path, body]) =>
        // What a DELETE was read at stands in its query.
        method === 'DELETE'
          ? at.call(method, `${path}?revision=${revision}`, key)
          : at.call(method, path, key, { ...body, revision }),
      ),
    );
    const refused = answers.filter(isRefused);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBeLessThan(300);
    expect(refused, JSON.stringify(answers.map(({ body }) => body))).toHaveLength(1);
    const { details } = refused[0]?.body.error ?? {};
    expect(details).toMatchObject({
      config_version_id: draft.draftId,
      current_revision: revision + 1,
      your_revision: revision,
    });
    // A clone of the draft itself changes nothing but its name.
    if (!row.endsWith('/clone')) expect(details.changed.length).toBeGreaterThan(0);
    for (const changed of details.changed)
      expect(changed).toEqual({
        kind: expect.any(String),
        key: expect.any(String),
        action: expect.stringMatching(/^(created|updated|removed)$/),
      });
  });

  test('who publishes what somebody else has just edited is told so; published is what was reviewed', async () => {
    const { key, draftId, revision } = await openDraft();
    const [edited, published] = await Promise.all([
      at.call('POST', '/coin-rules', key, { event_type: 'late', amount: 5, revision }),
      at.call('POST', `/config-versions/${draftId}/publish`, key, { revision }),
    ]);
    const version = (await at.call('GET', `/config-versions/${draftId}`, key)).body;
    const has = version.content.coin_rules.some((rule: { event_type: string }) => rule.event_type === 'late');
    if (isRefused(published)) {
      expect(edited.status).toBe(201);
      expect(version.status).toBe('draft');
      expect(published.body.error.details.changed).toEqual([
        { kind: 'coin_rule', key: 'late', action: 'created' },
      ]);
    } else {
      // The edit came second: it opened a draft of its own.
      expect(published.status).toBe(200);
      expect(edited.status).toBe(201);
      expect(edited.body.config_version_id).not.toBe(draftId);
      expect(has).toBe(false);
    }
  });

  test('sixteen who edit without a revision lose nothing to each other', async () => {
    const { key } = await openDraft();
    const rule = (await at.call('GET', '/coin-rules', key)).body.data[0];
    const fields = [{ amount: 9 }, { daily_limit: 90 }, { weekly_limit: 900 }, { cooldown_seconds: 60 }];
    const answers = await Promise.all([
      ...fields.map((field) => at.call('PUT', `/coin-rules/${rule.id}`, key, field)),
      ...Array.from({ length: 12 }, (_, i) =>
        at.call('POST', '/coin-rules', key, { event_type: `type_${i}`, amount: 1 }),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...Array(4).fill(200), ...Array(12).fill(201)]);
    const { body } = await at.call('GET', '/coin-rules', key);
    expect(body.data.find(({ id }: { id: string }) => id === rule.id)).toMatchObject(
      Object.assign({}, ...fields),
    );
    expect(new Set(answers.map((answer) => answer.body.revision)).size).toBe(16);
  });
});
