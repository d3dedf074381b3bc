import { expect, test } from 'vitest';
import { lifetimeSeconds, renewAfterSeconds } from './lifetime.ts';

const jwt = (claims: object): string => `embed_h.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.s`;

test('the life of a token is what it claims, not what the clock says', () => {
  const minted = { token: jwt({ iat: 5_000, exp: 5_900 }), expires_at: '1970-01-01T00:00:00Z' };
  expect(lifetimeSeconds(minted)).toBe(900);
});
test('a token that can not be read lasts as long as the answer says, else an hour', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(lifetimeSeconds({ token: 'opaque', expires_in: 120 }, now)).toBe(120);
  expect(lifetimeSeconds({ token: 'opaque', expires_at: '2026-01-01T00:05:00Z' }, now)).toBe(300);
  expect(lifetimeSeconds({ token: 'opaque', expiresAt: 'never' }, now)).toBe(3_600);
});
test('it is renewed a minute early, or after four fifths of a short life', () => {
  expect(renewAfterSeconds(3_600)).toBe(3_540);
  expect(renewAfterSeconds(10)).toBe(8);
});
