import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  invalid_credentials: ['unauthenticated', 'The address or the password is wrong.'],
  token_revoked: ['unauthenticated', 'The token has been revoked.'],
});
