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
  admin: 'adm',
  adminLogin: 'adl',
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

let lastUuidMs = 0;
let uuidCounter = 0;
const UUID_COUNTERS = 2 ** 24;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, 24 of a counter within the millisecond (so ids of one
 * process sort in the order they were made), 48 random.
 */
export function newUuid(nowMs: number = Date.now()): string {
  if (nowMs === lastUuidMs) uuidCounter = (uuidCounter + 1) % UUID_COUNTERS;
  else uuidCounter = 0;
  lastUuidMs = nowMs;
  const random = randomBytes(6);
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const time = hex(nowMs, 12);
  const high = hex(uuidCounter >> 12, 3);
  const low = hex(0x8000 | (uuidCounter & 0xfff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${random.toString('hex')}`;
}

/** The least UUID that `newUuid` could make in that millisecond: a bound for lists in order of creation. */
export const firstUuidAt = (ms: number): string => {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is written like a UUID. What is not is simply not found. */
export const isUuid = (text: string): boolean => UUID.test(text);
