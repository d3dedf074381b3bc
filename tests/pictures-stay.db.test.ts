import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../server/db/query.ts';
import { eraseUsers } from '../server/modules/accounts/index.ts';
import { naming, purgeUploads, removeOrphans } from '../server/modules/pictures/index.ts';
import { agingStore, STORES, type AgingStore } from './support/blob-stores.ts';
import { openTestServer, type TestServer } from './support/server.ts';
import { tableConfigs } from './support/tenancy.ts';

const DAY_MS = 86_400_000;
/** What an operation answered is shown for ninety days. */
const RECENT = 'WHERE completed_at >= $1::timestamptz';
const NAME = '[0-9a-f]{64}[.](?:png|jpg|webp|gif|svg)';

/** In this order each has something to work on. */
const ACTS =
  'hatch render dress render item make stage unstage stage icon badge publish icon badge publish erase'.split(
    ' ',
  );

// Whatever is drawn, sent, replaced, taken back and erased, in whatever order and at whatever intervals, every picture
// that any row of any table names is served; and what no row names is gone in the end.
describe.each(STORES)('pictures in a %s', (kind) => {
  let at: TestServer;
  let store: AgingStore;
  beforeAll(async () => {
    store = await agingStore(kind, () => at.app.now());
    at = await openTestServer({ media: { blobs: store.blobs } });
    at.app.settings.rateLimitScale = 0;
  });
  afterAll(async () => {
    await at.close();
    await store.close();
  });

  const pass = (ms: number) => at.app.runFrom(new Date(at.app.now().getTime() + ms).toISOString());
  /** What is housekept in an hour, the whole store looked at. */
  async function cleanUp(): Promise<void> {
    await purgeUploads(at.app);
    const ctx = at.app.system('');
    for (let after = await removeOrphans(ctx, '', 20); after !== '';)
      after = await removeOrphans(ctx, after, 20);
  }
  /** Names by the column they stand in, in every table there is: by another reading than the clean-up's. */
  async function namedNow(): Promise<Map<string, Set<string>>> {
    const found = new Map<string, Set<string>>();
    const texts = tableConfigs
      .filter(({ name }) => name !== 'picture_orphans')
      .flatMap((table) =>
        table.columns
          .filter(({ columnType }) => columnType === 'PgText' || columnType === 'PgJsonb')
          .map((column) => ({
            place: `${table.name}.${column.name}`,
            table: table.name,
            column: column.name,
          })),
      );
    const rows = await query<{ place: string; name: string }>(
      at.app.database.db,
      texts
        .map(
          ({ place, table, column }) =>
            `SELECT DISTINCT '${place}' AS place, (regexp_matches(${column}::text, '${NAME}', 'g'))[1] AS name
             FROM ${table} ${place === 'operations.result' ? RECENT : ''}`,
        )
        .join(' UNION ALL '),
      [new Date(at.app.now().getTime() - 90 * DAY_MS).toISOString()],
    );
    for (const { place, name } of rows) found.set(place, (found.get(place) ?? new Set()).add(name));
    return found;
  }

  async function expectServed(): Promise<void> {
    const kept = new Set(await store.kept());
    for (const [place, names] of await namedNow()) {
      expect(
        [...names].filter((name) => !kept.has(name)),
        place,
      ).toEqual([]);
      expect([...naming.named, ...naming.free], 'every place of a picture is listed').toContain(
        place === 'uploads.id' ? 'uploads.picture' : place,
      );
    }
  }

  test('that a row names are served after any play, and no others stay', async () => {
    const tenants = await Promise.all([at.register('fitness'), at.register('fitness')]);
    let users = 0;
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom(...ACTS),
        tenant: fc.nat(1),
        /** Few, so that the same picture is wanted again after nothing named it. */
        picture: fc.nat(3),
        days: fc.constantFrom(0, 0, 0.2, 1.1, 4, 8),
      }),
      { minLength: 20, maxLength: 30 },
    );
    const each = ACTS.map((act) => ({ act, tenant: 0, picture: 0, days: 1.1 }));
    const pictures = Array.from({ length: 4 }, () => pngOf(randomBytes(8)));
    const buddies: { id: string; user: string; tenant: number }[] = [];
    const icons: string[] = [];
    const everKept = new Set<string>();

    async function act({
      act,
      tenant,
      picture,
    }: {
      act: string;
      tenant: number;
      picture: number;
    }): Promise<void> {
      const { live: key, customerId } = tenants[tenant] ?? tenants[0];
      const bytes = pictures[picture] ?? Buffer.alloc(0);
      const own = buddies.filter((buddy) => buddy.tenant === tenant);
      const one = own[picture % Math.max(own.length, 1)];
      const send = (path: string) =>
        fetch(`${at.url}/api/v1${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'image/png' },
          body: new Uint8Array(bytes),
        });
      const items = async () => {
        const shop = (await at.call('GET', '/marketplaces', key)).body.data[0].id;
        return (await at.call('GET', `/marketplaces/${shop}/items`, key)).body.data.map(
          ({ id }: { id: string }) => ({ id, path: `/marketplaces/${shop}/items/${id}` }),
        );
      };
      const badge = async () => (await at.call('GET', '/badge-definitions', key)).body.data[picture].id;
      const done = async (started: { status: number; body: { operation_id: string } }) => {
        expect(started.status).toBe(202);
        expect((await at.settled(key, started.body.operation_id)).status).toBe('completed');
      };
      if (act === 'hatch') {
        const user = `user-${++users}`;
        const egg = (await at.call('POST', '/eggs', key, { user_id: user })).body.egg_id;
        await at.call('PATCH', `/eggs/${egg}/status`, key, { status: 'ready' });
        const started = await at.call('POST', `/eggs/${egg}/hatch`, key);
        const { buddy_id: id } = await at.settled(key, started.body.operation_id);
        buddies.push({ id, user, tenant });
      } else if (act === 'render' && one) {
        await done(await at.call('POST', `/buddies/${one.id}/appearance/rerender`, key));
      } else if (act === 'dress' && one) {
        const [{ id: item }] = await items();
        const { equipped_items: worn } = (await at.call('GET', `/buddies/${one.id}`, key)).body;
        if (worn.length === 0)
          await at.call('POST', `/buddies/${one.id}/unlock-item`, key, { item_id: item });
        const change = worn.length === 0 ? { equip: [item] } : { unequip: worn };
        await done(await at.call('PATCH', `/buddies/${one.id}/equipped-items`, key, change));
      } else if (act === 'item') {
        expect((await send(`${(await items())[1].path}/upload-image`)).status).toBe(200);
      } else if (act === 'stage') {
        const asked = { content_type: 'image/png' };
        const ticket = (await at.call('POST', '/stage-assets/upload-url', key, asked)).body;
        const { 'content-length': _, ...headers } = ticket.headers;
        await fetch(ticket.upload_url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
        const commit = { object_key: ticket.object_key };
        expect((await at.call('PUT', '/stage-assets/4', key, commit)).status).toBe(200);
      } else if (act === 'unstage') {
        await at.call('DELETE', '/stage-assets/4', key);
      } else if (act === 'icon') {
        icons.push((await (await send('/badge-definitions/upload-icon')).json()).icon_url);
      } else if (act === 'badge') {
        // A customer names what it sees.
        const kept = await store.kept();
        const seen = icons.filter((url) => kept.includes(url.slice(url.lastIndexOf('/') + 1)));
        if (seen.length === 0) return;
        const change = { icon_url: seen[picture % seen.length] };
        expect((await at.call('PUT', `/badge-definitions/${await badge()}`, key, change)).status).toBe(200);
      } else if (act === 'publish') {
        const drafts = (await at.call('GET', '/config-versions?status=draft', key)).body.data;
        if (drafts[0]) await at.call('POST', `/config-versions/${drafts[0].id}/publish`, key, {});
      } else if (act === 'make') {
        await done(await at.call('POST', `${(await items())[1].path}/regenerate-image`, key, {}));
      } else if (act === 'erase' && one) {
        await eraseUsers(at.app.system(customerId), [one.user]);
        buddies.splice(buddies.indexOf(one), 1);
      }
    }

    await fc.assert(
      fc.asyncProperty(steps, async (play) => {
        for (const step of play) {
          await act(step);
          for (const name of await store.kept()) everKept.add(name);
          pass(step.days * DAY_MS);
          if (step.days > 0) await cleanUp();
          await expectServed();
        }
      }),
      // Each run goes on where the last one ended: a smaller play would not fail by itself.
      { numRuns: 3, endOnFailure: true, examples: [[each], [each.toReversed()]] },
    );
    // Answers keep their pictures for ninety days; what is left then is what something shows.
    for (const days of [95, 2, 8]) {
      pass(days * DAY_MS);
      await cleanUp();
    }
    const named = await namedNow();
    for (const place of ['uploads.id', ...naming.free]) named.delete(place);
    const shown = new Set([...named.values()].flatMap((names) => [...names]));
    const left = await store.kept();
    expect(left.toSorted()).toEqual([...shown].toSorted());
    expect(left.length).toBeLessThan(everKept.size);
  }, 240_000);
});

/** A PNG of one pixel and some bytes that tell it from others. */
function pngOf(mark: Uint8Array): Buffer {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  return Buffer.concat([pixel, mark]);
}
