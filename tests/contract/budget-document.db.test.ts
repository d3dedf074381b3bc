import { readFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { openTestServer, type TestServer } from '../support/server.ts';
import type { paths } from './budget-document.data.ts';

// The document of the budget family as facts (its prose left out), against the OpenAPI that we serve and against the
// server itself, by a client that knows nothing but the document.

const schema = z.record(z.string(), z.unknown());
const content = z.object({ 'application/json': z.object({ schema }) });
const operation = z.object({
  parameters: z
    .array(z.object({ in: z.string(), name: z.string(), required: z.boolean().optional(), schema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});
type Document = z.output<typeof document>;
type Operation = z.output<typeof operation>;

const wanted = document.parse(
  JSON.parse(readFileSync(new URL('budget-document.json', import.meta.url), 'utf8')),
);
const operations = Object.entries(wanted.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, each]): [string, string, Operation] => [method, path, each]),
);

let at: TestServer;
let served: Document;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  const answer = await fetch(`${at.url}/openapi/budget.json`);
  const all: { paths: Record<string, Record<string, unknown>> } = JSON.parse(await answer.text());
  // Rows of ours beyond the document are none of its business.
  const paths = Object.fromEntries(
    operations.map(([, path]) => [`/api${path}`, all.paths[`/api${path}`] ?? {}]),
  );
  served = document.parse({ ...all, paths });
});
afterAll(() => at.close());

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What both sides say of a schema in one spelling: references followed, `null` among the types, no patterns. */
function plain(node: unknown, { components }: Document): unknown {
  if (!isPlain(node)) return node;
  if (typeof node.$ref === 'string')
    return plain(components.schemas[node.$ref.replace('#/components/schemas/', '')], {
      components,
      paths: {},
    });
  const options = node.anyOf;
  if (Array.isArray(options) && options.length === 2) {
    const [one, none] = options;
    const inner = plain(one, { components, paths: {} });
    if (isPlain(inner) && isPlain(none) && none.type === 'null') return nullable(inner);
  }
  const out: Record<string, unknown> = {};
  if (typeof node.type === 'string') out.type = [node.type];
  if (Array.isArray(node.type)) out.type = [...node.type].sort();
  if (typeof node.format === 'string') out.format = node.format;
  if (Array.isArray(node.enum)) out.enum = node.enum.map(String).sort();
  if (Array.isArray(node.required) && node.required.length > 0)
    out.required = node.required.map(String).sort();
  if (node.items !== undefined) out.items = plain(node.items, { components, paths: {} });
  if (isPlain(node.properties))
    out.properties = Object.fromEntries(
      Object.entries(node.properties)
        .map(([name, value]): [string, unknown] => [name, plain(value, { components, paths: {} })])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return out;
}

const nullable = (inner: Record<string, unknown>): Record<string, unknown> => ({
  ...inner,
  type: [...(Array.isArray(inner.type) ? inner.type : []), 'null'].sort(),
  ...(Array.isArray(inner.enum) && { enum: [...inner.enum, 'null'].sort() }),
});

/** Where ours takes less than the document's free text: an input of a closed set is named, anything else fails. */
const NARROWER: ReadonlySet<string> = new Set(['scopes.items']);

/** Differences that would break a client of the document, as paths. */
function differences(theirs: unknown, ours: unknown, side: 'input' | 'output', where = ''): string[] {
  if (!isPlain(theirs) || !isPlain(ours))
    return [`${where}: ${JSON.stringify(theirs)} is ${JSON.stringify(ours)}`];
  const found: string[] = [];
  for (const key of ['type', 'format', 'required', 'enum'])
    if (
      theirs[key] !== undefined ||
      (key === 'enum' && ours[key] !== undefined) ||
      (key === 'required' && ours[key] !== undefined)
    )
      if (JSON.stringify(theirs[key]) !== JSON.stringify(ours[key])) {
        const isOurs = key === 'enum' && side === 'input' && NARROWER.has(where.replace(/^\./, ''));
        // A number may be answered as an integer; nothing else may differ.
        if (!isOurs)
          found.push(`${where}.${key}: ${JSON.stringify(theirs[key])} is ${JSON.stringify(ours[key])}`);
      }
  const [all, own] = [theirs.properties, ours.properties];
  if (isPlain(all) && isPlain(own)) {
    for (const name of new Set([...Object.keys(all), ...Object.keys(own)])) {
      if (!(name in all) && side === 'output' && name === 'details') continue;
      found.push(...differences(all[name], own[name], side, `${where}.${name}`));
    }
  } else if (isPlain(all) !== isPlain(own)) found.push(`${where}: only one side has properties`);
  if (theirs.items !== undefined)
    found.push(...differences(theirs.items, ours.items, side, `${where}.items`));
  return found;
}

describe('the OpenAPI that we serve says what the document says', () => {
  const ours = (method: string, path: string): Operation => {
    const found = served.paths[`/api${path}`]?.[method];
    if (!found) throw new Error(`${method} ${path} is not served`);
    return found;
  };
  const bodyOf = ({ requestBody }: Operation): unknown => requestBody?.content['application/json'].schema;

  it.each(operations)('%s %s: parameters', (method, path, theirs) => {
    const own = new Map(ours(method, path).parameters.map((each) => [`${each.in} ${each.name}`, each]));
    for (const each of theirs.parameters) {
      const mine = own.get(`${each.in} ${each.name}`);
      expect(mine, `${each.in} ${each.name}`).toBeDefined();
      expect(mine?.required ?? false).toBe(each.required ?? false);
      expect(differences(plain(each.schema, wanted), plain(mine?.schema, served), 'input')).toEqual([]);
      own.delete(`${each.in} ${each.name}`);
    }
    expect([...own.keys()].filter((name) => name !== 'header Idempotency-Key')).toEqual([]);
  });

  it.each(operations.filter(([, , { requestBody }]) => requestBody))(
    '%s %s: body',
    (method, path, theirs) => {
      const mine = bodyOf(ours(method, path));
      expect(differences(plain(bodyOf(theirs), wanted), plain(mine, served), 'input')).toEqual([]);
    },
  );

  it.each(operations)('%s %s: answers', (method, path, theirs) => {
    const own = ours(method, path).responses;
    for (const [status, { content }] of Object.entries(theirs.responses)) {
      const mine = own[status]?.content?.['application/json'].schema;
      expect(mine, status).toBeDefined();
      const theirSchema = plain(content?.['application/json'].schema, wanted);
      const found = differences(theirSchema, plain(mine, served), 'output');
      // A closed set of texts is still text.
      expect(found.filter((line) => !line.startsWith('.error.type.enum'))).toEqual([]);
    }
  });

  test('and the comparison is not blind', () => {
    const [, , theirs] =
      operations.find(([method, path]) => method === 'post' && path === '/v1/budgets') ?? [];
    const body = plain(theirs && bodyOf(theirs), wanted);
    const broken = structuredClone(plain(bodyOf(ours('post', '/v1/budgets')), served));
    if (!isPlain(broken) || !isPlain(broken.properties)) throw new Error('no body');
    delete broken.properties.name;
    broken.properties.total_income = { type: ['string'] };
    broken.required = ['name'];
    expect(differences(body, broken, 'input')).toHaveLength(3);
  });
});

describe('a client made from the document', () => {
  async function client() {
    const account = {
      email: `client${Math.random()}@user.example`,
      password: 'correct horse battery',
      name: 'C',
    };
    const { body } = await at.call('POST', '/api/auth/register', undefined, account);
    return createClient<paths>({
      baseUrl: `${at.url}/api`,
      headers: { authorization: `Bearer ${body.access_token}` },
    });
  }

  test('goes all the way: budget, category, transactions, pages, an end', async () => {
    const api = await client();
    const me = await api.GET('/v1/me');
    expect(me.data?.data).toMatchObject({ subscription_status: 'none', features: { is_pro: false } });
    const subscription = await api.GET('/v1/subscriptions/me');
    expect(subscription.data?.data).toEqual({
      is_pro: false,
      status: 'none',
      source: 'none',
      plan: null,
      expires_at: null,
    });

    const budget = await api.POST('/v1/budgets', {
      body: { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31', total_income: 3_000 },
    });
    expect(budget.response.status).toBe(201);
    const budgetId = budget.data?.data.id ?? '';
    const category = await api.POST('/v1/budgets/{budgetId}/categories', {
      params: { path: { budgetId } },
      body: { name: 'Food', allocation_type: 'percentage', allocation_value: 12.5, icon: null },
    });
    const categoryId = category.data?.data.id ?? null;
    for (const amount of [-10.1, -20.2, 5.05])
      await api.POST('/v1/transactions', {
        body: {
          budget_id: budgetId,
          category_id: categoryId,
          amount,
          date: '2026-05-03',
          details: `for ${amount}`,
        },
      });

    const first = await api.GET('/v1/transactions', {
      params: { query: { budget_id: budgetId, sort: 'amount', order: 'asc', limit: 2 } },
    });
    expect(first.data?.data.map(({ amount }) => amount)).toEqual([-20.2, -10.1]);
    expect(first.data?.pagination.has_more).toBe(true);
    const second = await api.GET('/v1/transactions', {
      params: {
        query: {
          budget_id: budgetId,
          sort: 'amount',
          order: 'asc',
          cursor: first.data?.pagination.next_cursor ?? '',
        },
      },
    });
    expect(second.data?.data.map(({ amount }) => amount)).toEqual([5.05]);
    expect(second.data?.pagination).toEqual({ next_cursor: null, has_more: false });
    const transactionId = second.data?.data[0]?.id ?? '';
    await api.PATCH('/v1/transactions/{transactionId}', {
      params: { path: { transactionId } },
      body: { amount: 0.3 },
    });
    const list = await api.GET('/v1/budgets/{budgetId}/categories', { params: { path: { budgetId } } });
    expect(list.data?.data).toMatchObject([{ name: 'Food', total_spend: 30, allocation_value: 12.5 }]);
    const found = await api.GET('/v1/transactions', { params: { query: { details_search: 'FOR -1' } } });
    expect(found.data?.data).toHaveLength(1);

    const gone = await api.DELETE('/v1/budgets/{budgetId}', { params: { path: { budgetId } } });
    expect(gone.data).toEqual({ data: { deleted: true } });
    const missing = await api.GET('/v1/budgets/{budgetId}', { params: { path: { budgetId } } });
    expect(missing.response.status).toBe(404);
    expect(missing.error?.error).toMatchObject({ type: 'not_found_error', code: 'resource_not_found' });
    expect(missing.error?.error.request_id).toBe(missing.response.headers.get('x-request-id'));
  });

  test('works with a key of its own, within its scopes, until the key ends', async () => {
    const api = await client();
    const made = await api.POST('/v1/api-keys', {
      body: { name: 'Reader', scopes: ['budgets:read', 'keys:write'] },
    });
    expect(made.response.status).toBe(201);
    expect(made.data?.data).toMatchObject({ environment: 'live', expires_at: null });
    const secret = made.data?.data.secret ?? '';
    expect(secret).toMatch(/^tb_live_\w+$/);
    const byKey = createClient<paths>({
      baseUrl: `${at.url}/api`,
      headers: { authorization: `Bearer ${secret}` },
    });
    expect((await byKey.GET('/v1/budgets')).data?.data).toEqual([]);
    expect((await byKey.GET('/v1/me')).response.status).toBe(200);
    const refused = await byKey.POST('/v1/budgets', {
      body: { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31' },
    });
    expect(refused.response.status).toBe(403);
    const wider = await byKey.POST('/v1/api-keys', { body: { name: 'More', scopes: ['*'] } });
    expect(wider.response.status).toBe(403);
    const listed = await byKey.GET('/v1/api-keys');
    expect(JSON.stringify(listed.data)).not.toContain(secret);
    expect(listed.data?.data).toMatchObject([{ name: 'Reader', prefix: secret.slice(0, 12) }]);
    const ended = await api.DELETE('/v1/api-keys/{keyId}', {
      params: { path: { keyId: made.data?.data.id ?? '' } },
    });
    expect(ended.data).toEqual({ data: { deleted: true } });
    expect((await byKey.GET('/v1/budgets')).response.status).toBe(401);
  });
});
