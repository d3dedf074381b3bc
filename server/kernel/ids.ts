import { randomBytes } from 'node:crypto';

/** Every prefixed id that Fledge makes: the prefix, `_`, and 26 characters that sort by time. */
export const ID_PREFIXES = {
  customer: 'cus',
  person: 'per',
  egg: 'egg',
  buddy: 'bdy',
  configVersion: 'cfg',
  operation: 'op',
  badge: 'bdg',
  item: 'itm',
  marketplace: 'mkt',
  webhook: 'whk',
  delivery: 'dlv',
  session: 'wgs',
  key: 'key',
  rule: 'rul',
  skillSet: 'sks',
  streak: 'stk',
  eventType: 'evy',
  event: 'evt',
  job: 'job',
  upload: 'upl',
  usage: 'img',
  interaction: 'itx',
  request: 'req',
  userKey: 'ukey',
  userChallenge: 'uch',
  reflection: 'rfl',
  response: 'rsp',
  appEvent: 'aev',
  tokenFamily: 'rtf',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford base 32, lower case: no i, l, o, u, so ids read aloud and sort as text. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;

let lastMs = 0;
let counter = 0;

function encodeTime(ms: number): string {
  let out = '';
  for (let rest = ms, i = 0; i < TIME_CHARS; i++) {
    out = ALPHABET.charAt(rest % 32) + out;
    rest = Math.floor(rest / 32);
  }
  return out;
}

/**
 * 26 characters: 10 of milliseconds since 1970, 3 of a counter within the millisecond (so ids of one process
 * sort in the order they were made), 13 random (65 bits).
 */
export function sortableId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = 0;
  } else {
    counter = (counter + 1) % 32_768;
    if (counter === 0) lastMs += 1;
  }
  let tail = '';
  for (let shift = 10; shift >= 0; shift -= 5) tail += ALPHABET.charAt((counter >> shift) & 31);
  for (const byte of randomBytes(RANDOM_CHARS - 3)) tail += ALPHABET.charAt(byte & 31);
  return encodeTime(lastMs) + tail;
}

export const newId = (kind: IdKind, nowMs?: number): string => `${ID_PREFIXES[kind]}_${sortableId(nowMs)}`;

const patterns = Object.fromEntries(
  Object.entries(ID_PREFIXES).map(([kind, prefix]) => [
    kind,
    new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`),
  ]),
);

/** Whether a text could be an id of that kind. A value that could not is treated as "not found", never as invalid. */
export const isId = (kind: IdKind, text: string): boolean => patterns[kind]?.test(text) ?? false;
