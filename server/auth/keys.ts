import { hash, randomBytes } from 'node:crypto';
import type { Mode } from '../kernel/actor.ts';

/** A key as it is made: `secret` is shown once, the rest is kept. */
export interface NewKey {
  secret: string;
  hash: string;
  /** What lists and logs show of it. */
  prefix: string;
}

export type KeyKind = 'secret' | 'publishable';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARS = 36;
const PREFIX_CHARS = 11;
const KEY = /^hatch_(live|test|pk)_[0-9A-Za-z]{32,64}$/;

const START = { live: 'hatch_live_', test: 'hatch_test_', publishable: 'hatch_pk_' };

/** 214 bits from the system's generator. A publishable key does not show its mode: the row knows it. */
export function newKey(kind: KeyKind, mode: Mode): NewKey {
  const secret = START[kind === 'publishable' ? 'publishable' : mode] + randomBase62(RANDOM_CHARS);
  return { secret, hash: hashKey(secret), prefix: secret.slice(0, PREFIX_CHARS) };
}

/** An end user's own key. Its prefix shows four characters of the random part, so that lists tell keys apart. */
export function newUserKey(mode: Mode): NewKey {
  const start = `tb_${mode}_`;
  const secret = start + randomBase62(RANDOM_CHARS);
  return { secret, hash: hashKey(secret), prefix: secret.slice(0, start.length + 4) };
}

/**
 * What is stored of a key. A plain digest is enough, since the key is random; looking the digest up by equality
 * tells a timing attacker nothing about the key.
 */
export const hashKey = (secret: string): string => hash('sha256', secret);

/** Whether a text could be one of our keys, so that noise never reaches the database. */
export const looksLikeKey = (text: string): boolean => KEY.test(text);

/** Bytes of 248 and above are thrown away: 256 is no multiple of 62. */
function randomBase62(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && out.length < length) out += BASE62.charAt(byte % 62);
    }
  }
  return out;
}
