import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  user_not_found: ['not_found', 'User not found'],
  restaurant_not_found: ['not_found', 'Restaurant not found'],
  not_yourself: ['forbidden', 'X-User-ID does not match uid in path'],
  email_registered: ['bad_request', 'Email already registered'],
  username_taken: ['bad_request', 'Username already taken'],
  invalid_credentials: ['bad_request', 'Invalid credentials'],
  email_not_verified: ['forbidden', 'Email not verified. Please check your inbox.'],
  invalid_verification_token: ['not_found', 'Invalid or expired verification token'],
});
