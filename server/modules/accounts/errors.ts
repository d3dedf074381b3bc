import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  unauthorized: ['unauthenticated', 'A valid credential is required.'],
  token_revoked: ['unauthenticated', 'The token has been revoked.'],
  token_expired: ['unauthenticated', 'The token has expired.'],
  invalid_credentials: ['unauthenticated', 'The address or the password is wrong.'],
  forbidden: ['forbidden', 'This credential may not do that.'],
  origin_not_allowed: ['forbidden', 'This credential may not be used from that origin.'],
  bad_request: ['bad_request', 'The request could not be understood.'],
  conflict: ['conflict', 'Somebody has already registered with that address.'],
  too_many_keys: ['precondition', 'Revoke a key before you create another one.'],
  audience_in_use: ['precondition', 'An audience with active buddies cannot be removed.'],
  idempotency_key_conflict: ['conflict', 'This Idempotency-Key was used for another request.'],
});
