import { pageOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import {
  gateList,
  gateWritten,
  listGates,
  putGate,
  putGateInput,
  removeGate,
  removeGateInput,
} from './gates.ts';
import { ruleProcedures } from './rule-procedures.ts';
import { noInput, stampOutput } from './rule-schemas.ts';
import { listTokens, tokenList, tokenWritten, upsertToken, upsertTokenInput } from './token-config.ts';
import { archiveVersion, archiveVersionInput } from './versions/archive-version.ts';
import {
  cloneVersion,
  cloneVersionInput,
  createVersion,
  createVersionInput,
} from './versions/create-version.ts';
import { getVersion, versionInput } from './versions/get-version.ts';
import { listVersions, listVersionsInput } from './versions/list-versions.ts';
import { publishVersion, publishVersionInput } from './versions/publish-version.ts';
import { updateVersion, updateVersionInput } from './versions/update-version.ts';
import { versionDetail, versionSummary } from './versions/version.ts';

export const configRouter = router({
  versions: router({
    list: server
      .input(listVersionsInput)
      .output(pageOf(versionSummary))
      .meta({ summary: 'List config versions' })
      .query(({ ctx, input }) => listVersions(ctx, input)),
    get: server
      .input(versionInput)
      .output(versionDetail)
      .meta({ summary: 'Get config version' })
      .query(({ ctx, input }) => getVersion(ctx, input)),
    create: server
      .input(createVersionInput)
      .output(versionDetail)
      .meta({ summary: 'Create config version' })
      .mutation(({ ctx, input }) => createVersion(ctx, input)),
    clone: server
      .input(cloneVersionInput)
      .output(versionDetail)
      .meta({ summary: 'Clone config version' })
      .mutation(({ ctx, input }) => cloneVersion(ctx, input)),
    update: server
      .input(updateVersionInput)
      .output(versionDetail)
      .meta({ summary: 'Update config version' })
      .mutation(({ ctx, input }) => updateVersion(ctx, input)),
    publish: server
      .input(publishVersionInput)
      .output(versionDetail)
      .meta({ summary: 'Publish config version' })
      .mutation(({ ctx, input }) => publishVersion(ctx, input)),
    archive: server
      .input(archiveVersionInput)
      .output(versionDetail)
      .meta({ summary: 'Archive the published config version' })
      .mutation(({ ctx, input }) => archiveVersion(ctx, input)),
  }),
  ...ruleProcedures,
  tokens: router({
    list: server
      .input(noInput)
      .output(tokenList)
      .meta({ summary: 'List token configurations' })
      .query(({ ctx }) => listTokens(ctx)),
    upsert: server
      .input(upsertTokenInput)
      .output(tokenWritten)
      .meta({ summary: 'Upsert token configuration' })
      .mutation(({ ctx, input }) => upsertToken(ctx, input)),
  }),
  gates: router({
    list: server
      .input(noInput)
      .output(gateList)
      .meta({ summary: 'List token gates' })
      .query(({ ctx }) => listGates(ctx)),
    put: server
      .input(putGateInput)
      .output(gateWritten)
      .meta({ summary: 'Create or update a token gate' })
      .mutation(({ ctx, input }) => putGate(ctx, input)),
    remove: server
      .input(removeGateInput)
      .output(stampOutput)
      .meta({ summary: 'Delete a token gate' })
      .mutation(({ ctx, input }) => removeGate(ctx, input)),
  }),
});
