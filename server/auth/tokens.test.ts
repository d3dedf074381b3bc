import * as fc from 'fast-check';
import { generateKeyPair } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { isFailure } from '../kernel/errors.ts';
import { hashKey, looksLikeKey, newKey } from './keys.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { toPublishableScopes, toSessionScopes } from './scopes.ts';
import {
  MAX_TOKEN_SECONDS,
  signToken,
  TOKEN_KINDS,
  verifyToken,
  type SigningKey,
  type TokenKind,
} from './tokens.ts';

const KINDS: TokenKind[] = ['session', 'embed', 'dashboard'];
const now = new Date('2026-06-01T10:00:00Z');
const expiresAt = new Date('2026-06-01T11:00:00Z');
let key: SigningKey;
let publicKey: SigningKey['key'];
beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  key = { kid: 'k1', key: pair.privateKey };
  publicKey = pair.publicKey;
});
const find = async (kid: string) => (kid === 'k1' ? publicKey : undefined);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );

test('a token comes back with what was signed, whatever the ids are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...KINDS),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.boolean(),
      async (kind, sub, ro) => {
        const claims = { jti: 'wgs_1', sub, cid: 'cus_a:test', ...(ro ? { ro: true } : {}) };
        const token = await signToken(kind, claims, { key, now, expiresAt });
        expect(await verifyToken(kind, token, find, now)).toEqual({
          ...claims,
          exp: expiresAt.getTime() / 1_000,
        });
      },
    ),
    { numRuns: 40 },
  );
});

test('a token is good for its own kind only, under any prefix', async () => {
  for (const kind of KINDS) {
    const token = await signToken(kind, { jti: 'j', sub: 's', cid: 'c' }, { key, now, expiresAt });
    const bare = token.slice(TOKEN_KINDS[kind].prefix.length);
    for (const other of KINDS)
      expect(await codeOf(verifyToken(other, TOKEN_KINDS[other].prefix + bare, find, now))).toBe(
        other === kind ? 'accepted' : 'unauthorized',
      );
  }
});

test('any change of a single character is noticed', async () => {
  const token = await signToken('session', { jti: 'j', sub: 's', cid: 'c' }, { key, now, expiresAt });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: token.length - 2 }),
      fc.constantFrom(...'AQZaqz059-_.'),
      async (at, char) => {
        fc.pre(token[at] !== char);
        const changed = token.slice(0, at) + char + token.slice(at + 1);
        expect(await codeOf(verifyToken('session', changed, find, now))).not.toBe('accepted');
      },
    ),
    { numRuns: 300 },
  );
});

test('junk is refused as junk, and trouble of ours is not blamed on the token', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), fc.string({ maxLength: 300 }), async (kind, junk) => {
      expect(await codeOf(verifyToken(kind, TOKEN_KINDS[kind].prefix + junk, find, now))).toBe(
        'unauthorized',
      );
    }),
  );
  const token = await signToken('embed', { jti: 'j', sub: 's', cid: 'c' }, { key, now, expiresAt });
  const down = new Error('the database is down');
  expect(await codeOf(verifyToken('embed', token, () => Promise.reject(down), now))).toBe(down);
});

test('no token outlives what a retired key is kept for', () => {
  expect(MAX_TOKEN_SECONDS).toBe(7 * 86_400);
});

test('keys are long, alike in form, different each time and never shown by their hash', () => {
  const made = Array.from({ length: 500 }, (_, n) => newKey('secret', n % 2 === 0 ? 'live' : 'test'));
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(500);
  for (const { secret, hash, prefix } of made) {
    expect(looksLikeKey(secret)).toBe(true);
    expect(secret.replace(/^hatch_(live|test)_/, '')).toHaveLength(36);
    expect(prefix).toHaveLength(11);
    expect(hashKey(secret)).toBe(hash);
  }
  const letters = made.map(({ secret }) => secret.slice(11)).join('');
  const seen = new Set(letters);
  expect(seen.size).toBe(62);
  expect(newKey('publishable', 'test').secret).toMatch(/^hatch_pk_/);
  for (const text of [
    '',
    'hatch_live_',
    'hatch_live_short',
    `hatch_prod_${'a'.repeat(36)}`,
    ` ${made[0]?.secret}`,
  ])
    expect(looksLikeKey(text)).toBe(false);
});

test('scopes that a row names but nobody knows any more are dropped', () => {
  expect(toSessionScopes(['read', 'root', 'evolve'])).toEqual(['read', 'evolve']);
  expect(toPublishableScopes(['*', 'read:buddies'])).toEqual(['read:buddies']);
});

test('a password matches its own hash, and nothing matches nobody', async () => {
  const stored = await hashPassword('correct horse');
  expect(await verifyPassword(stored, 'correct horse')).toBe(true);
  expect(await verifyPassword(stored, 'Correct horse')).toBe(false);
  expect(await verifyPassword(undefined, 'no password has this hash')).toBe(false);
  // More at once than there are turns: all get theirs.
  const many = await Promise.all(Array.from({ length: 12 }, () => verifyPassword(stored, 'correct horse')));
  expect(many.every(Boolean)).toBe(true);
  // And more than may wait: the rest is told at once instead of piling up.
  const flood = await Promise.allSettled(Array.from({ length: 80 }, () => verifyPassword(stored, 'x')));
  const refused = flood.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(80 - 66);
});
