import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { agingStore, STORES, type AgingStore } from '../../../tests/support/blob-stores.ts';
import { tableConfigs } from '../../../tests/support/tenancy.ts';
import { query } from '../../db/query.ts';
import type { BlobStore } from '../../kernel/media.ts';
import { drawBuddy } from './drawn.ts';
import { keepPicture } from './keep.ts';
import { naming } from './named.ts';
import { removeOrphans } from './orphans.ts';
import { reclaimNamed } from './reclaim.ts';
import { setStageAsset } from './stage-assets.ts';
import { recordIcon } from './uploads.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-06-01T00:00:00.000Z');
const CUSTOMER = 'cus_orphans';

describe.each(STORES)('pictures in a %s that nothing names', (kind) => {
  let app: TestApp;
  let store: AgingStore;
  let nowMs = START;
  /** Runs while a picture is being removed. */
  let atRemoval: (name: string) => Promise<void> = async () => {};

  beforeAll(async () => {
    store = await agingStore(kind, () => new Date(nowMs));
    const blobs: BlobStore = {
      ...store.blobs,
      remove: async (name) => {
        await atRemoval(name);
        await store.blobs.remove(name);
      },
    };
    app = await openTestApp({ blobs });
    pass(0);
  });
  afterAll(async () => {
    await app.close();
    await store.close();
  });
  beforeEach(() => {
    atRemoval = async () => {};
  });

  const ctx = () => app.system(CUSTOMER);
  const pass = (days: number) => {
    nowMs += days * DAY_MS;
    app.setNow(new Date(nowMs).toISOString());
  };
  const keep = (bytes: Uint8Array = randomBytes(40)) => keepPicture(ctx(), { bytes, extension: 'png' });
  const isKept = async (name: string) => (await store.kept()).includes(name);
  const sweep = () => removeOrphans(ctx(), '');
  const orphans = async (): Promise<string[]> =>
    (await query<{ name: string }>(app.database.db, 'SELECT name FROM picture_orphans')).map(
      ({ name }) => name,
    );
  /** Unnamed for so long that the next run removes it. */
  const condemned = async (bytes: Uint8Array) => {
    const name = await keep(bytes);
    pass(1.1);
    await sweep();
    expect(await orphans()).toContain(name);
    pass(7);
    return name;
  };
  const stage = (ctx: ReturnType<TestApp['system']>, picture: string) =>
    setStageAsset(ctx, 3, { picture, extension: 'png', width: 1, height: 1, bytes: 1, source: 'upload' });

  test('are noted when they are a day old, and removed when a week later they are still unnamed', async () => {
    const name = await keep();
    pass(0.9);
    await sweep();
    expect(await orphans()).toEqual([]);
    pass(0.2);
    await sweep();
    expect(await orphans()).toEqual([name]);
    pass(6.9);
    await sweep();
    expect(await isKept(name)).toBe(true);
    pass(0.2);
    await sweep();
    expect(await isKept(name)).toBe(false);
    expect(await orphans()).toEqual([]);
  });

  test('stay for ever when none are to be removed', async () => {
    const name = await condemned(randomBytes(40));
    app.settings.orphanKeepDays = 0;
    await sweep();
    app.settings.orphanKeepDays = 7;
    expect(await isKept(name)).toBe(true);
    await sweep();
    expect(await isKept(name)).toBe(false);
  });

  test('start anew when they are put again, and stay when they are named', async () => {
    const [bytes, other] = [randomBytes(40), randomBytes(40)];
    const name = await condemned(bytes);
    await keep(bytes);
    await sweep();
    pass(6);
    await sweep();
    expect(await isKept(name)).toBe(true);
    const shown = await condemned(other);
    await keep(other);
    await stage(ctx(), shown);
    for (let week = 0; week < 4; week++) {
      pass(7);
      await sweep();
    }
    expect([await isKept(name), await isKept(shown)]).toEqual([false, true]);
    // Another tenant's name counts the same; when the last is gone, so is the picture a week later.
    await stage(app.system('cus_other'), shown);
    await query(app.database.db, 'DELETE FROM stage_assets WHERE customer_id = $1', [CUSTOMER]);
    pass(8);
    await sweep();
    pass(8);
    await sweep();
    expect(await isKept(shown)).toBe(true);
    await query(app.database.db, 'DELETE FROM stage_assets');
    await sweep();
    expect(await isKept(shown)).toBe(true);
    pass(7);
    await sweep();
    expect(await isKept(shown)).toBe(false);
  });

  test('are put again by whoever wants one while it is being removed', async () => {
    const bytes = randomBytes(40);
    const name = await condemned(bytes);
    let wanted: Promise<string> | undefined;
    atRemoval = async (removed) => {
      if (!removed.endsWith(name)) return;
      wanted ??= keep(bytes);
      await setTimeout(200);
    };
    await sweep();
    expect(await wanted).toBe(name);
    expect(await isKept(name)).toBe(true);
    await stage(ctx(), name);
    pass(9);
    await sweep();
    expect(await isKept(name)).toBe(true);
  });

  test('are not put while a claim of them is just being committed', async () => {
    const bytes = randomBytes(40);
    const name = await condemned(bytes);
    let wanted: Promise<string> | undefined;
    let isPut = false;
    await ctx().transact(async ({ db }) => {
      const until = new Date(nowMs + 60_000).toISOString();
      await query(db, 'UPDATE picture_orphans SET claimed_until = $2 WHERE name = $1', [name, until]);
      wanted = keep(bytes).finally(() => {
        isPut = true;
      });
      await setTimeout(200);
    });
    await setTimeout(200);
    expect(isPut).toBe(false);
    await query(app.database.db, 'DELETE FROM picture_orphans WHERE name = $1', [name]);
    expect(await wanted).toBe(name);
  });

  test('are not removed while a transaction is about to name one by its URL', async () => {
    const name = await condemned(randomBytes(40));
    let sweeping: Promise<unknown> | undefined;
    await ctx().transact(async (ctx) => {
      await reclaimNamed(ctx, `{"iconUrl":"https://cdn.example/files/${name}"}`);
      sweeping = sweep();
      await setTimeout(200);
      await stage(ctx, name);
    });
    await sweeping;
    expect(await isKept(name)).toBe(true);
    expect(await orphans()).not.toContain(name);
  });

  test('are drawn anew by a process that remembers having drawn them', async () => {
    const look = { style: 'cute', variant: 3, stage: 2 } as const;
    const { svg, png, thumb } = await drawBuddy(ctx(), look);
    pass(1.1);
    await sweep();
    pass(7);
    await sweep();
    expect(await isKept(svg)).toBe(false);
    expect(await drawBuddy(ctx(), look)).toMatchObject({ svg, png, thumb });
    expect(await store.kept()).toEqual(expect.arrayContaining([svg, png, thumb]));
  });

  test('whose removal was cut short are refused for minutes and then free again', async () => {
    const bytes = randomBytes(40);
    const name = await condemned(bytes);
    atRemoval = () => Promise.reject(new Error('out of reach'));
    await expect(sweep()).rejects.toThrow('out of reach');
    await expect(keep(bytes)).rejects.toMatchObject({ kind: 'unavailable', code: 'picture_busy' });
    pass(0.01);
    expect(await keep(bytes)).toBe(name);
    expect(await orphans()).not.toContain(name);
  });

  test('are looked at page by page, and strangers in the folder are left alone', async () => {
    const names = await Promise.all(Array.from({ length: 7 }, () => keep()));
    const crashed = `${createHash('sha256').update('x').digest('hex')}.png.0123456789ab.tmp`;
    await store.lay('readme.txt', new Date(nowMs));
    await store.lay(crashed, new Date(nowMs));
    const walk = async () => {
      let runs = 0;
      for (let after = ''; runs === 0 || after !== ''; runs++) after = await removeOrphans(ctx(), after, 3);
      return runs;
    };
    pass(1.1);
    expect(await walk()).toBeGreaterThanOrEqual(3);
    expect(await orphans()).toEqual(expect.arrayContaining([...names, crashed]));
    pass(7);
    await walk();
    const left = await store.kept();
    expect(left).toContain('readme.txt');
    expect(left.filter((name) => [...names, crashed].includes(name))).toEqual([]);
  });

  test('include an icon that was uploaded, after ninety days in which nobody named it', async () => {
    const name = await keep();
    await recordIcon(ctx(), { picture: name, contentType: 'image/png', bytes: 40 });
    const purge = () =>
      query(app.database.db, `DELETE FROM uploads WHERE expires_at < $1::timestamptz`, [
        new Date(nowMs - DAY_MS).toISOString(),
      ]);
    pass(89.9);
    await purge();
    await sweep();
    expect(await orphans()).not.toContain(name);
    pass(0.2);
    await purge();
    await sweep();
    expect(await orphans()).toContain(name);
  });
});

test('every column that may hold a picture is listed: as one that keeps it, or with the reason why not', () => {
  const suspects = tableConfigs.flatMap((table) =>
    table.columns
      .filter(
        ({ name, columnType }) =>
          columnType === 'PgJsonb' ||
          /(^|_)(url|icon|image|picture|photo|avatar|thumb|appearance)(_|$)/.test(name),
      )
      .map(({ name }) => `${table.name}.${name}`),
  );
  const listed = [...naming.named, ...naming.free];
  expect(suspects.filter((place) => !listed.includes(place))).toEqual([]);
  const all = tableConfigs.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  expect(listed.filter((place) => !all.includes(place))).toEqual([]);
});
