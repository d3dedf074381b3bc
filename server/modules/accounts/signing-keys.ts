import { desc, isNull, lt, or, gt, and, isNotNull } from 'drizzle-orm';
import { exportJWK, generateKeyPair, calculateJwkThumbprint, type JWK } from 'jose';
import { ALGORITHM, importKey, MAX_TOKEN_SECONDS, type FindKey, type SigningKey } from '../../auth/tokens.ts';
import { perApp, type App } from '../../db/context.ts';
import type { Db } from '../../db/client.ts';
import { query } from '../../db/query.ts';
import { signingKeys } from './tables.ts';

interface KeyRing {
  loadedAt: number;
  signing: SigningKey;
  verifying: Map<string, SigningKey['key']>;
  published: JWK[];
}

/** A node that missed the signal of a rotation signs with the old key for at most so long. */
const MAX_AGE_MS = 60_000;
/** Tokens that name an unknown key make us look again, but not more often than this. */
const MIN_AGE_MS = 1_000;
/** A retired key verifies until its last token has expired, and until every node has stopped signing with it. */
const RETIRED_FOR_MS = MAX_TOKEN_SECONDS * 1_000 + 10 * MAX_AGE_MS;
/** Serialises nodes that start or rotate together. Any number no other lock of ours uses. */
const LOCK = 7_340_534;
/** The signal's name for "all signing keys": they belong to no account. */
const EVERYBODY = '';

const rings = perApp((app: App) => {
  let current: Promise<KeyRing> | undefined;
  const reload = (): Promise<KeyRing> => {
    const loading = loadRing(app);
    current = loading;
    loading.catch(() => {
      if (current === loading) current = undefined;
    });
    return loading;
  };
  app.bus.on('credential.revoked', ({ accountId }) => {
    if (accountId === EVERYBODY) current = undefined;
  });
  return {
    async get(maxAgeMs = MAX_AGE_MS): Promise<KeyRing> {
      if (!current) return reload();
      const ring = await current;
      return Math.abs(app.now().getTime() - ring.loadedAt) >= maxAgeMs ? reload() : ring;
    },
  };
});

/** The key that signs. */
export const signingKey = async (app: App): Promise<SigningKey> => (await rings(app).get()).signing;

/** Finds public keys for `verifyToken`, on an unknown id once more in the database. */
export const keyFinder =
  (app: App): FindKey =>
  async (kid) => {
    const ring = await rings(app).get();
    return ring.verifying.get(kid) ?? (await rings(app).get(MIN_AGE_MS)).verifying.get(kid);
  };

/** The public keys as `/.well-known/jwks.json` serves them. */
export const jwks = async (app: App): Promise<{ keys: JWK[] }> => ({
  keys: (await rings(app).get()).published,
});

/** A new key signs from now on; the old ones go on verifying until their last token has expired. */
export async function rotateSigningKey(app: App): Promise<{ kid: string }> {
  const row = await newRow(app);
  await app.database.transaction(async (db) => {
    await lock(db);
    await db.update(signingKeys).set({ retiredAt: row.createdAt }).where(isNull(signingKeys.retiredAt));
    await db.insert(signingKeys).values(row);
  });
  app.bus.emit({ name: 'credential.revoked', payload: { accountId: EVERYBODY, id: row.kid } });
  await rings(app).get(0);
  return { kid: row.kid };
}

/** Removes keys whose last token has expired. */
export async function purgeSigningKeys(app: App): Promise<number> {
  const gone = await app.database.db
    .delete(signingKeys)
    .where(and(isNotNull(signingKeys.retiredAt), lt(signingKeys.retiredAt, stillTrusted(app))))
    .returning({ kid: signingKeys.kid });
  return gone.length;
}

const stillTrusted = (app: App): string => new Date(app.now().getTime() - RETIRED_FOR_MS).toISOString();

async function loadRing(app: App): Promise<KeyRing> {
  const loadedAt = app.now().getTime();
  const rows = await readKeys(app, app.database.db);
  const [newest, ...older] = rows.some((row) => row.retiredAt === null) ? rows : await firstKey(app);
  if (!newest) throw new Error('there is no signing key');
  const all = [newest, ...older];
  const imported = await Promise.all(
    all.map(async ({ kid, publicJwk }) => [kid, await importKey(publicJwk)] as const),
  );
  return {
    loadedAt,
    signing: { kid: newest.kid, key: await importKey(newest.privateJwk) },
    verifying: new Map(imported),
    published: all.map(({ publicJwk }) => publicJwk),
  };
}

/** The first start: whoever gets the lock makes the key, the others find it. */
async function firstKey(app: App): Promise<Awaited<ReturnType<typeof readKeys>>> {
  const row = await newRow(app);
  return app.database.transaction(async (db) => {
    await lock(db);
    const known = await readKeys(app, db);
    if (known.some((key) => key.retiredAt === null)) return known;
    await db.insert(signingKeys).values(row);
    return readKeys(app, db);
  });
}

const lock = (db: Db) => query(db, 'SELECT pg_advisory_xact_lock($1)', [LOCK]);

/** Keys that are still trusted, the one that signs first. */
const readKeys = (app: App, db: Db) =>
  db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, stillTrusted(app))))
    .orderBy(desc(isNull(signingKeys.retiredAt)), desc(signingKeys.createdAt), desc(signingKeys.kid));

async function newRow(app: App): Promise<typeof signingKeys.$inferInsert & { createdAt: string }> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    kid,
    publicJwk: { ...publicJwk, kid, alg: ALGORITHM, use: 'sig' },
    privateJwk: { ...(await exportJWK(privateKey)), kid, alg: ALGORITHM },
    createdAt: app.now().toISOString(),
    retiredAt: null,
  };
}
