import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { answer, misbehavingServer, silence } from '../../../../tests/support/misbehaving-server.ts';
import { query } from '../../../db/query.ts';
import { ensureRestaurants } from '../catalogue/ensure.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { decompose } from '../query/decompose.ts';
import { embed } from './embedding.ts';
import { search } from './search.ts';
import { embedRestaurants, meaningOf } from './vectors.ts';

/** Speaks the protocol of embedding servers; its meanings are a few themes, counted in each text. */
const THEMES = [
  /momo|tibet|yak|thukpa/gi,
  /sushi|japan|ramen/gi,
  /dosa|idli|tiffin/gi,
  /pizza|pasta|italian/gi,
];
const MODEL = 'themes-1';

let app: TestApp;
let asked: { model: string; input: string[]; authorization: string | undefined }[] = [];
const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const body: { model: string; input: string[] } = JSON.parse(text);
  asked.push({ ...body, authorization: request.headers.authorization });
  const data = body.input.map((input, index) => ({
    index,
    object: 'embedding',
    embedding: [0.1, ...THEMES.map((theme) => input.match(theme)?.length ?? 0)],
  }));
  // The order of the answer is nobody's business.
  response
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify({ data: data.toReversed(), model: body.model }));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  app = await openTestApp();
  app.settings.embedding = { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'secret', model: MODEL };
  await ensureRestaurants(app);
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  await app.close();
  await new Promise((resolve) => server.close(resolve));
});

const count = async (): Promise<number> => {
  const [row] = await query<{ n: number }>(
    app.database.db,
    'SELECT count(*)::int AS n FROM restaurant_vectors',
  );
  return row?.n ?? 0;
};

describe('vectors of places', () => {
  it('are made once, a hundred at a time, and again only for a text that changed', async () => {
    const made = await embedRestaurants(app);
    expect(made).toBeGreaterThanOrEqual(300);
    expect(await count()).toBe(made);
    expect(Math.max(...asked.map(({ input }) => input.length))).toBe(100);
    expect(asked[0]).toMatchObject({ model: MODEL, authorization: 'Bearer secret' });
    expect(await embedRestaurants(app)).toBe(0);
    await query(
      app.database.db,
      `UPDATE restaurants SET words = words || ' yak' WHERE id = (SELECT min(id) FROM restaurants)`,
    );
    expect(await embedRestaurants(app)).toBe(1);
    expect(await count()).toBe(made);
  });

  it('tell how near a place is to what is meant, where words say nothing', async () => {
    const rows = await query<{ id: string; cuisines: string[] }>(
      app.database.db,
      'SELECT id, cuisines FROM restaurants',
    );
    const meaning = await meaningOf(
      app.system('home'),
      'yak yak thukpa',
      rows.map(({ id }) => id),
    );
    const best = [...(meaning ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
    expect(rows.find(({ id }) => id === best)?.cuisines).toContain('Tibetan');
    for (const nearness of meaning?.values() ?? []) {
      expect(nearness).toBeGreaterThanOrEqual(0);
      expect(nearness).toBeLessThanOrEqual(1);
    }
  });
});

describe('a server that does not do as it should', () => {
  it('is not believed', async () => {
    const at = await misbehavingServer(
      answer({ data: [{ index: 0, embedding: ['x'] }] }),
      answer({ data: [] }),
      answer({ error: 'no' }, 500),
      answer({ data: [{ index: 7, embedding: [1] }] }),
    );
    for (let i = 0; i < 4; i++)
      await expect(embed({ baseUrl: at.url, model: 'm' }, ['text'], 2_000)).rejects.toThrow();
    await at.close();
  });

  it('is not waited for: words alone find places then', async () => {
    const at = await misbehavingServer(silence);
    await expect(embed({ baseUrl: at.url, model: 'm' }, ['text'], 50)).rejects.toThrow();
    const { embedding } = app.settings;
    app.settings.embedding = { baseUrl: 'http://127.0.0.1:1', model: 'm' };
    const found = await search(app.system('home'), decompose('momos'), {
      preferences: NO_PREFERENCES,
      allergies: [],
    });
    app.settings.embedding = embedding;
    await at.close();
    expect(found[0]?.row.cuisines).toContain('Tibetan');
  });
});
