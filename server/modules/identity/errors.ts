import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  unauthorized: ['unauthenticated', 'A valid credential is required.'],
  invalid_credentials: ['unauthenticated', 'The address or the password is wrong.'],
  token_expired: ['unauthenticated', 'The token has expired.'],
  token_revoked: ['unauthenticated', 'The token has been revoked.'],
  token_reused: ['unauthenticated', 'This refresh token was used before; the login it belongs to has ended.'],
  invalid_service_token: ['unauthenticated', 'The service token is not valid.'],
  invalid_user_id: ['bad_request', 'X-User-ID must be a UUID v4.'],
  email_taken: ['conflict', 'Somebody has already registered with that address.'],
  keys_need_login: ['forbidden', 'Keys are made and ended by the user itself or by its host.'],
  key_exceeds_own: ['forbidden', 'A key can do no more than the credential that makes it.'],
  too_many_keys: ['conflict', 'This user has as many keys as one may have.'],
  too_many_attempts: ['limit', 'Too many attempts. Try again later.'],
});
