import { z } from 'zod';
import { namedUser, open, router } from '../../trpc/trpc.ts';
import { saveConsent, setDataMode } from './consent.ts';
import { exportBatch, startExport } from './export.ts';
import { listInstruments } from './instruments.ts';
import { recordAppEvent, saveResponses, saveSnapshot } from './record.ts';
import * as s from './schema.ts';

const WRITE = { session: 'challenges:write', key: 'ai:write' } as const;

/** What users answer and allow, for those who study habits. */
export const researchRouter = router({
  instruments: open
    .meta({ summary: 'Questionnaires by phase and track' })
    .input(s.instrumentFilter)
    .output(z.array(s.instrument))
    .query(({ input }) => listInstruments(input)),
  exportStart: open
    .meta({ summary: 'The tables of an export' })
    .input(s.exportStartInput)
    .output(s.exportTables)
    .query(({ ctx, input }) => startExport(ctx, input)),
  exportBatch: open
    .meta({ summary: 'A thousand rows of an export' })
    .input(s.exportBatchInput)
    .output(s.exportRows)
    .query(({ ctx, input }) => exportBatch(ctx, input)),
  saveConsent: namedUser(WRITE)
    .meta({ summary: 'Say what may be used for research; false withdraws' })
    .input(s.consentInput)
    .output(s.consent)
    .mutation(({ ctx, input: { uuid: _, ...consent } }) => saveConsent(ctx, consent)),
  setDataMode: namedUser(WRITE)
    .meta({ summary: 'Keep data private, or let it be exported' })
    .input(s.dataModeInput)
    .output(s.consent)
    .mutation(({ ctx, input }) => setDataMode(ctx, input)),
  saveResponses: namedUser(WRITE)
    .meta({ summary: 'Store answers to a questionnaire' })
    .input(s.responsesInput)
    .output(s.responsesSaved)
    .mutation(({ ctx, input: { uuid: _, ...responses } }) => saveResponses(ctx, responses)),
  recordEvent: namedUser(WRITE)
    .meta({ summary: 'Store an event of the app' })
    .input(s.appEventInput)
    .output(s.appEventSaved)
    .mutation(({ ctx, input: { uuid: _, ...event } }) => recordAppEvent(ctx, event)),
  saveSnapshot: namedUser(WRITE)
    .meta({ summary: 'Store where a user stands in a month' })
    .input(s.snapshotInput)
    .output(s.snapshotSaved)
    .mutation(({ ctx, input: { uuid: _, monthRange, ...snapshot } }) =>
      saveSnapshot(ctx, { month: monthRange, snapshot }),
    ),
});
