import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { PHASES, TRACKS } from './instruments.data.ts';

const uuid = f.pathId;
const phase = z.enum(PHASES);
const month = z.string().regex(/^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/, 'must be a month like 2026-06');
const name = z
  .string()
  .regex(/^[a-z][a-z0-9_.]{0,63}$/, 'must be lower-case snake_case, at most 64 characters');
const dataMode = z.enum(['private', 'sync']);

export const instrumentFilter = z.strictObject({ phase: phase.optional(), track: z.enum(TRACKS).optional() });
export const instrument = z.object({
  key: z.string(),
  version: z.int(),
  title: z.string(),
  measures: z.string(),
  responseType: z.enum(['survey', 'assessment']),
  tracks: z.array(z.enum(TRACKS)).readonly(),
  phases: z.array(phase).readonly(),
  scale: z.object({ min: z.number(), max: z.number(), minLabel: z.string(), maxLabel: z.string() }),
  items: z.array(z.object({ key: z.string(), text: z.string(), isReversed: z.boolean() })).readonly(),
});

export const consentInput = z.strictObject({
  uuid,
  consented: z.boolean(),
  ageConfirmed: z.boolean().optional(),
  dataMode: dataMode.optional(),
  participantCode: f.text(40).nullable().optional(),
  allowResearchExport: z.boolean().optional(),
  studyVersion: f.text(40).nullable().optional(),
});
export const dataModeInput = z.strictObject({ uuid, dataMode });
export const consent = z.object({
  consented: z.boolean(),
  ageConfirmed: z.boolean(),
  dataMode,
  participantCode: z.string().nullable(),
  allowResearchExport: z.boolean(),
  studyVersion: z.string().nullable(),
  isExported: z.boolean(),
  updatedAt: z.string(),
});

export const responsesInput = z.strictObject({
  uuid,
  phase,
  instrumentKey: name,
  responseType: z.enum(['survey', 'assessment']),
  responses: f.freeMap,
});
export const responsesSaved = z.object({
  id: z.string(),
  instrumentVersion: z.int().nullable(),
  score: z.number().nullable(),
  createdAt: z.string(),
});

export const appEventInput = z.strictObject({
  uuid,
  eventName: name,
  context: f.freeMap.default({}),
  clientTimestamp: f.instant.optional(),
});
export const appEventSaved = z.object({ id: z.string(), createdAt: z.string() });

const count = z.int().min(0).max(1_000_000_000);
export const snapshotInput = z.strictObject({
  uuid,
  monthRange: month,
  level: count.optional(),
  levelTitle: f.text(80).optional(),
  totalPoints: count.optional(),
  streakDays: count.optional(),
  activeMissionsCount: count.optional(),
  completedMissionsCount: count.optional(),
  claimedRewardsCount: count.optional(),
  failedMissionsCount: count.optional(),
  badgesEarnedCount: count.optional(),
  reflectionCount: count.optional(),
  gameMetrics: f.freeMap.default({}),
  learningMetrics: f.freeMap.default({}),
  badgeIds: z.array(count).max(500).default([]),
  missionSummary: z.array(f.freeMap).max(200).default([]),
});
export const snapshotSaved = z.object({ monthRange: z.string(), updatedAt: z.string() });

const token = z.string().max(500).optional();
export const exportStartInput = z.strictObject({ token });
export const exportTables = z.object({
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export const exportBatchInput = z.strictObject({ token, table: f.text(40), after: f.text(200, 0) });
export const exportRows = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  after: z.string().nullable(),
});
