import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  unauthorized: ['unauthenticated', 'A valid credential is required.'],
  invalid_credentials: ['unauthenticated', 'The address or the password is wrong.'],
  token_expired: ['unauthenticated', 'The token has expired.'],
  token_revoked: ['unauthenticated', 'The token has been revoked.'],
  token_reused: ['unauthenticated', 'This refresh token was used before; the login it belongs to has ended.'],
  invalid_service_token: ['unauthenticated', 'The service token is not valid.'],
  invalid_user_id: ['bad_request', 'Invalid X-User-ID format'],
  email_taken: ['conflict', 'Somebody has already registered with that address.'],
  too_many_attempts: ['limit', 'Too many attempts. Try again later.'],
});
