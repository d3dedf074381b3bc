import * as fc from 'fast-check';
import type { CompiledRow } from '../../server/rest/compile.ts';
import { camelCase, isPlainObject, type PlainObject } from '../../server/rest/codec/schema.ts';
import type { Principal, Request } from './world.ts';

/** Requests that no honest client sends. */

const deepObject = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};

/** Values of every wrong kind; each found its way into some server once. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  9007199254740992,
  2147483648,
  -2147483649,
  1e21,
  5e-324,
  '',
  ' ',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\u202e',
  '😀'.repeat(50),
  'x'.repeat(300),
  'x'.repeat(70_000),
  "'; DROP TABLE users; --",
  '${7*7}',
  '../../etc/passwd',
  '%00',
  '\r\nSet-Cookie: a=b',
  '<script>',
  '\\u0000',
  'NaN',
  'Infinity',
  '__proto__',
  'constructor',
  'toString',
  '1e999',
  '0x10',
  '2026-02-30T10:00:00Z',
  '2026-13-01T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00Z',
  '2026-04-08',
  '2026-04-08T10:30:00',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59+14:00',
  'Europe/Nowhere',
  'javascript:alert(1)',
  'http://169.254.169.254/',
  'bdy_',
  'egg_00000000000000000000000000',
  [],
  [null],
  [[]],
  ['a', 'a'],
  Array.from({ length: 501 }, (_, i) => i),
  Array.from({ length: 6_000 }, () => 'x'),
  {},
  { a: 1 },
  { length: 5 },
  { toString: 'x' },
  { $ne: null },
  deepObject(10),
  deepObject(31),
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}'),
  Object.fromEntries(Array.from({ length: 1_500 }, (_, i) => [`k${i}`, i])),
  { 'a\0': 1 },
  { '\ud800': 1 },
  { ['k'.repeat(5_000)]: 1 },
];

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
);

const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...HOSTILE.filter(
      (value): value is string => typeof value === 'string' && value.length < 5_000 && value.isWellFormed(),
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** What cannot be written as a value: broken, deep, doubled or binary texts. */
const hostileBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '1',
    'true',
    '{"a":1,}',
    '{"a":1}{"b":2}',
    "{'a':1}",
    'NaN',
    '\ufeff{}',
    `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`,
    '['.repeat(100_000),
    '{"a":1e400}',
    '{"user_id":"\\ud800"}',
    '{"user_id":"\\u0000"}',
    '{"user_id":"a","user_id":"b"}',
    `{"events":[${'{},'.repeat(500)}{}]}`,
    `[${'1,'.repeat(200_000)}1]`,
    `{"a":"${'x'.repeat(1_100_000)}"}`,
    Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    Buffer.from('{"user_id":"\xff\xfe"}', 'latin1'),
    Buffer.alloc(64),
  ),
  fc.string({ maxLength: 200 }),
);

/** A valid body with one or more fields replaced, added, dropped or spelled in camelCase. */
export function mutate(valid: PlainObject): fc.Arbitrary<unknown> {
  const names = Object.keys(valid);
  const name = names.length > 0 ? fc.constantFrom(...names) : fc.constant('user_id');
  const replaced = fc.tuple(name, hostileValue).map(([key, value]) => ({ ...valid, [key]: value }));
  const dropped = name.map((key) =>
    Object.fromEntries(Object.entries(valid).filter(([other]) => other !== key)),
  );
  const camel = fc.constant(
    Object.fromEntries(Object.entries(valid).map(([key, value]) => [camelCase(key), value])),
  );
  const added = fc
    .tuple(
      fc.constantFrom('unknown', 'userId', 'customer_id', '__proto__', 'constructor', 'id', ''),
      hostileValue,
    )
    .map(([key, value]): unknown =>
      JSON.parse(
        `{${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'},${JSON.stringify(valid).slice(1)}`.replace(
          /,}$/,
          '}',
        ),
      ),
    );
  const nested = fc
    .tuple(name, name, hostileValue)
    .map(([key, inner, value]) => ({ ...valid, [key]: within(valid[key], inner, value) }));
  return fc.oneof(replaced, replaced, nested, dropped, camel, added, fc.constant(valid), hostileValue);
}

/** The same damage one level down: in the first object of a list, or in an object. */
function within(target: unknown, name: string, value: unknown): unknown {
  if (Array.isArray(target)) return target.map((entry) => within(entry, name, value));
  if (!isPlainObject(target)) return [value];
  const [first = name] = Object.keys(target);
  return { ...target, [first]: value };
}

/** Every field of the row, with nothing optional left out: mutation needs something to damage. */
export function hostileRequests(
  row: CompiledRow,
  valid: PlainObject | undefined,
  ids: Readonly<Record<string, string>>,
): fc.Arbitrary<Request> {
  const principals: Principal[] = /\/(widget|demo)\//.test(row.path)
    ? ['widget', 'widget', 'visitor', 'visitor', 'embed', 'nobody', 'server']
    : row.family.name !== 'progression'
      ? ['user', 'user', 'user', 'otherUser', 'service', 'server', 'widget', 'nobody']
      : ['server', 'server', 'person', 'page', 'widget', 'nobody', 'stranger'];
  const params = fc.record(
    Object.fromEntries(
      row.params.map((name) => [name, fc.oneof(fc.constant(ids[name] ?? 'x'), hostileText)]),
    ),
  );
  const known = row.work.kind === 'procedure' ? row.work.input.query.map((slot) => slot.wire) : [];
  const pair = fc
    .tuple(
      fc.constantFrom('limit', 'cursor', 'nope', '__proto__', 'dry_run', ...known),
      fc.oneof(hostileText, fc.constantFrom('1', '-1', '1e9', '99999999999999999999')),
    )
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const query = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.array(pair, { maxLength: 4 }).map((pairs) => pairs.join('&')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '%',
        'a=%zz',
        '&&&',
        '=',
        'limit',
        'limit=1&limit=2',
        `x=${'y'.repeat(8_000)}`,
        'a[b]=1',
      ),
    },
  );
  const headers = fc.constantFrom<Record<string, string>>(
    {},
    {},
    {},
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=latin1' },
    { 'idempotency-key': 'k' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'x'.repeat(400) },
    { 'x-request-id': 'é' },
    { 'x-fledge-mode': 'both' },
    { origin: 'null' },
    { 'content-encoding': 'gzip' },
  );
  const principal = fc.constantFrom(...principals);
  const base = { principal, params, query, headers };
  if (valid === undefined && row.method === 'GET') return fc.record(base);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ ...base, body: mutate(valid ?? {}) }) },
    { weight: 1, arbitrary: fc.record({ ...base, text: hostileBody }) },
  );
}
