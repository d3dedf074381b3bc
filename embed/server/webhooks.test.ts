import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createFledge } from '../server.ts';
import type { VerifyInput } from './webhooks.ts';

const { webhooks } = createFledge({ apiKey: 'hatch_test_abc', baseUrl: 'http://fledge.test' });
const SECRET = 'whsec_test';
const BODY = '{"buddy_id":"bdy_1","name":"Ünï"}';

const sign = (time: string, body: string | Uint8Array, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`;

function delivery(change: Partial<VerifyInput> = {}, headers: Record<string, string> = {}): VerifyInput {
  const time = String(Math.floor(Date.now() / 1_000));
  return {
    body: BODY,
    secret: SECRET,
    headers: {
      'X-Fledge-Event': 'buddy.hatched',
      'X-Fledge-Delivery': 'dlv_1',
      'X-Fledge-Timestamp': time,
      'X-Fledge-Signature': sign(time, BODY),
      ...headers,
    },
    ...change,
  };
}

describe('a genuine delivery', () => {
  test('is valid, from text or bytes, from Headers or a plain object', async () => {
    const expected = {
      valid: true,
      event: 'buddy.hatched',
      deliveryId: 'dlv_1',
      payload: { buddyId: 'bdy_1', name: 'Ünï' },
    };
    const plain = delivery();
    expect(await webhooks.verify(plain)).toMatchObject(expected);
    const headers = new Headers(Object.entries(plain.headers) as [string, string][]);
    expect(await webhooks.verify({ ...plain, headers, body: new TextEncoder().encode(BODY) })).toMatchObject(
      expected,
    );
  });

  test('is valid by either secret while one is rotated', async () => {
    expect(await webhooks.verify(delivery({ secret: ['whsec_new', SECRET] }))).toMatchObject({ valid: true });
  });
});

describe('everything else is refused with its reason', () => {
  const old = String(Math.floor(Date.now() / 1_000) - 301);
  const now = String(Math.floor(Date.now() / 1_000));
  const cases: [string, VerifyInput, string][] = [
    ['another secret', delivery({ secret: 'whsec_other' }), 'invalid_signature'],
    ['a changed body', delivery({ body: BODY.replace('1', '2') }), 'invalid_signature'],
    [
      'a changed timestamp',
      delivery({}, { 'X-Fledge-Timestamp': String(Number(now) - 9) }),
      'invalid_signature',
    ],
    [
      'a replay after the tolerance',
      delivery({}, { 'X-Fledge-Timestamp': old, 'X-Fledge-Signature': sign(old, BODY) }),
      'timestamp_out_of_tolerance',
    ],
    ['a short signature', delivery({}, { 'X-Fledge-Signature': 'sha256=abcd' }), 'invalid_signature'],
    [
      'a timestamp that is none',
      delivery({}, { 'X-Fledge-Timestamp': 'NaN', 'X-Fledge-Signature': sign('NaN', BODY) }),
      'invalid_signature',
    ],
    ['no signature', delivery({}, { 'X-Fledge-Signature': '' }), 'missing_header'],
    ['no secret', delivery({ secret: '' }), 'missing_secret'],
    ['no body', delivery({ body: '' }), 'missing_body'],
    [
      'a body that is no JSON',
      delivery({ body: 'hi' }, { 'X-Fledge-Timestamp': now, 'X-Fledge-Signature': sign(now, 'hi') }),
      'invalid_json',
    ],
  ];
  test.each(cases)('%s', async (_, input, reason) => {
    expect(await webhooks.verify(input)).toEqual({ valid: false, reason });
  });
});
