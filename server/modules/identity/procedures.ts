import { z } from 'zod';
import { open, router, user } from '../../trpc/trpc.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { register } from './register.ts';
import * as s from './schema.ts';
import { refresh } from './tokens.ts';
import { createUserKey, listUserKeys, revokeUserKey } from './user-keys.ts';

// Answers with a token in them are never stored, so these writes keep no Idempotency-Key.
const SECRET = 'none' as const;

const keys = user({ session: 'read', key: 'keys:write' });

/** End users who come with an address and a password. */
export const identityRouter = router({
  register: open
    .meta({ summary: 'Create a user account', idempotency: SECRET })
    .input(s.registerInput)
    .output(s.loggedIn)
    .mutation(({ ctx, input }) => register(ctx, input)),
  login: open
    .meta({ summary: 'Log in', idempotency: SECRET })
    .input(s.loginInput)
    .output(s.loggedIn)
    .mutation(({ ctx, input }) => login(ctx, input)),
  refresh: open
    .meta({ summary: 'Exchange a refresh token for a new pair; each can be used once', idempotency: SECRET })
    .input(s.refreshInput)
    .output(s.tokens)
    .mutation(({ ctx, input }) => refresh(ctx, input)),
  logout: user({ session: 'read', key: 'keys:write' })
    .meta({ summary: 'End the login', idempotency: SECRET })
    .input(s.nothing)
    .output(s.said)
    .mutation(({ ctx }) => logout(ctx)),
  keys: router({
    list: keys
      .meta({ summary: 'List API keys' })
      .output(z.array(s.keyOutput))
      .query(({ ctx }) => listUserKeys(ctx)),
    create: keys
      .meta({ summary: 'Create an API key; its secret is shown once', idempotency: SECRET })
      .input(s.keyInput)
      .output(s.keyCreated)
      .mutation(({ ctx, input }) => createUserKey(ctx, input)),
    revoke: keys
      .meta({ summary: 'Revoke an API key at once' })
      .input(s.keyId)
      .output(s.deleted)
      .mutation(({ ctx, input }) => revokeUserKey(ctx, input)),
  }),
});
