import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { compileRows, type CompiledRow } from '../../server/rest/compile.ts';
import { families } from '../../server/rest/families/index.ts';
import { appRouter } from '../../server/trpc/router.ts';
import { contractOf, contracts } from './families/index.ts';
import { coverage, readDocumented, shapeOf } from './documented.ts';
import { fixtures, happyCall, keyOf, OPEN, paramsOf, rankOf } from './fixtures.ts';
import { isEnvelope, openWorld, type World } from './world.ts';

const rows = compileRows(families, appRouter);
const inOrder = [...rows]
  .sort((a, b) => rankOf(a) - rankOf(b))
  .map((row): [string, CompiledRow] => [keyOf(row), row]);

let world: World;
/** Ids of what creating rows made, by their path. */
const made = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const line of coverage(rows).report) console.log(line);
  await world.at.close();
});

test('the documented endpoints are 348, and the served ones are counted', () => {
  expect(readDocumented()).toHaveLength(348);
  expect(coverage(rows).served.length).toBeGreaterThanOrEqual(rows.length - UNDOCUMENTED.size);
});

/** Rows of ours beyond the documents. */
const UNDOCUMENTED: ReadonlySet<string> = new Set([
  'POST /events/:id/reverse',
  'POST /events/dry-run',
  'POST /config-versions/:id/archive',
  'GET /token-rules',
  'POST /token-rules',
  'PUT /token-rules/:id',
  'DELETE /token-rules/:id',
  'POST /widget/hatch',
  'POST /widget/evolve',
  ...contracts.flatMap(({ beyond = [] }) => beyond),
]);

test('rows beyond the documents are known by name', () => {
  const documented = new Set(coverage(rows).served.map(({ method, path }) => shapeOf(method, path)));
  const beyond = rows.filter((row) => !documented.has(shapeOf(row.method, row.path)));
  expect(beyond.map(keyOf).filter((key) => !UNDOCUMENTED.has(key))).toEqual([]);
});

describe('without a credential', () => {
  // A UUID in a path is a credential where the operator lets it be.
  beforeAll(() => {
    world.at.app.settings.legacyUuidAuth = false;
  });
  afterAll(() => {
    world.at.app.settings.legacyUuidAuth = true;
  });
  it.each(inOrder)('%s is refused in the envelope, unless it is open', async (key, row) => {
    if (OPEN.has(key)) {
      expect((await world.send(row, { principal: 'nobody' })).status).not.toBe(401);
      return;
    }
    const answer = await world.send(row, { ...happyCall(row, world, made), principal: 'nobody' });
    expect(answer.status).toBe(401);
    expect(isEnvelope(answer)).toBe(true);
    expect(answer.json).toMatchObject(contractOf(row)?.unauthorized ?? { error: { code: 'unauthorized' } });
  });
});

describe('with the credential it is for', () => {
  it.each(inOrder)('%s answers as documented', async (key, row) => {
    const request = happyCall(row, world, made);
    const answer = await world.send(row, request);
    const own = row.work.kind === 'procedure' ? row.work.status : 200;
    const expected = fixtures(world)[key]?.status ?? own;
    expect(
      `${answer.status} ${answer.status === expected ? '' : `${JSON.stringify(request)} ${answer.text}`}`,
    ).toBe(`${expected} `);
    if (answer.status >= 400) expect(isEnvelope(answer)).toBe(true);
    else if (answer.status === 204) expect(answer.text).toBe('');
    else if (String(answer.headers['content-type']).startsWith('text/csv'))
      expect(answer.text).toContain(',');
    else expect(answer.json).toBeTypeOf('object');
    note(row, answer.json);
  });
});

describe("another customer's credential", () => {
  const named = inOrder.filter(
    ([key, row]) => row.params.length > 0 && !/\/(widget|demo)\//.test(key) && !key.includes('/presets/'),
  );
  it.each(named)('%s finds nothing of the first', async (_, row) => {
    const call = happyCall(row, world, made);
    const answer = await world.send(row, {
      ...call,
      params: paramsOf(row, world, made),
      principal: contractOf(row) ? 'otherUser' : 'stranger',
    });
    // A user id, a key of a rule or a stage may be anybody's own; ids of ours are 404.
    if (/:user_id|:gate_key$|:stage\/regenerate$/.test(row.path))
      expect(answer.text).not.toContain(String(world.hints.buddyId));
    else expect([404, 422]).toContain(answer.status);
  });
});

function note(row: CompiledRow, json: unknown): void {
  if (row.method !== 'POST' || row.params.length > 0 || typeof json !== 'object' || json === null) return;
  if ('id' in json && typeof json.id === 'string') made.set(row.path.replace('/api/v1', ''), json.id);
}
