import { open, router, server, serverOrPage } from '../../trpc/trpc.ts';
import { updateAudiences } from './audiences.ts';
import { createKey, listKeys, revokeKey, rotateKeys } from './api-keys.ts';
import { login } from './login.ts';
import { getProfile, updateProfile } from './profile.ts';
import { register } from './register.ts';
import * as s from './schema.ts';
import { createEmbedToken, createSession } from './sessions/create.ts';
import { getSession } from './sessions/get.ts';
import { previewSession } from './sessions/preview.ts';
import { revokeSession } from './sessions/revoke.ts';
import { customerSettings, settingsChange } from './settings.ts';
import { updateSettings } from './update-settings.ts';

// Answers with a secret in them are never stored, so these writes keep no Idempotency-Key: repeating one makes
// another key or token, which is listed and can be revoked.
const SECRET = 'none' as const;

const auth = router({
  register: open
    .meta({ summary: 'Register a customer account', idempotency: SECRET })
    .input(s.registerInput)
    .output(s.dashboardToken)
    .mutation(({ ctx, input }) => register(ctx, input)),
  login: open
    .meta({ summary: 'Log in to the dashboard', idempotency: SECRET })
    .input(s.loginInput)
    .output(s.dashboardToken)
    .mutation(({ ctx, input }) => login(ctx, input)),
  me: server
    .meta({ summary: 'The customer that the credential belongs to' })
    .input(s.nothing)
    .output(s.profile)
    .query(({ ctx }) => getProfile(ctx)),
  apiKeys: router({
    list: server
      .meta({ summary: 'List active API keys' })
      .input(s.nothing)
      .output(s.keyList)
      .query(({ ctx }) => listKeys(ctx)),
    create: server
      .meta({ summary: 'Create a secret API key; it is shown once', idempotency: SECRET })
      .input(s.createKeyInput)
      .output(s.createdKey)
      .mutation(({ ctx, input }) => createKey(ctx, { kind: 'secret', ...input })),
    revoke: server
      .meta({ summary: 'Revoke an API key at once' })
      .input(s.byId)
      .output(s.gone)
      .mutation(({ ctx, input }) => revokeKey(ctx, input)),
    rotate: server
      .meta({ summary: 'Revoke all secret keys of an environment and create one', idempotency: SECRET })
      .input(s.rotateKeysInput)
      .output(s.createdKey)
      .mutation(({ ctx, input }) => rotateKeys(ctx, input)),
  }),
  publishableKeys: router({
    create: server
      .meta({ summary: 'Create a key that is safe in a page', idempotency: SECRET })
      .input(s.createPublishableInput)
      .output(s.createdPublishableKey)
      .mutation(({ ctx, input }) => createKey(ctx, { kind: 'publishable', ...input })),
  }),
});

const customers = router({
  me: router({
    get: server
      .meta({ summary: 'The own customer profile' })
      .input(s.nothing)
      .output(s.profile)
      .query(({ ctx }) => getProfile(ctx)),
    update: server
      .meta({ summary: 'Change name or contact address' })
      .input(s.updateProfileInput)
      .output(s.profile)
      .mutation(({ ctx, input }) => updateProfile(ctx, input)),
    settings: router({
      update: server
        .meta({ summary: 'Change settings; absent fields stay as they are' })
        .input(settingsChange)
        .output(customerSettings)
        .mutation(({ ctx, input }) => updateSettings(ctx, input)),
    }),
    audiences: router({
      update: server
        .meta({ summary: 'Replace the list of audiences' })
        .input(s.audiencesInput)
        .output(s.audiencesOutput)
        .mutation(({ ctx, input }) => updateAudiences(ctx, input)),
    }),
  }),
});

const sessions = router({
  create: server
    .meta({ summary: 'Mint a widget session token', idempotency: SECRET })
    .input(s.createSessionInput)
    .output(s.issuedSession)
    .mutation(({ ctx, input }) => createSession(ctx, input)),
  get: server
    .meta({ summary: 'State of a widget session' })
    .input(s.byId)
    .output(s.sessionView)
    .query(({ ctx, input }) => getSession(ctx, input)),
  preview: server
    .meta({ summary: 'Short-lived tokens for the preview in the dashboard' })
    .input(s.previewInput)
    .output(s.previewTokens)
    .query(({ ctx, input }) => previewSession(ctx, input)),
  revoke: server
    .meta({ summary: 'Revoke a widget session or embed token at once' })
    .input(s.byId)
    .output(s.gone)
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
});

const embedTokens = router({
  create: serverOrPage('write:embed-tokens')
    .meta({ summary: 'Mint a read-only embed token', idempotency: SECRET })
    .input(s.createEmbedInput)
    .output(s.issuedEmbed)
    .mutation(({ ctx, input }) => createEmbedToken(ctx, input)),
});

export const accountsRouter = router({ auth, customers, sessions, embedTokens });
