import { and, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { researchConsents, type DataMode } from './tables.ts';

export interface Consent {
  consented: boolean;
  ageConfirmed?: boolean | undefined;
  dataMode?: DataMode | undefined;
  participantCode?: string | null | undefined;
  allowResearchExport?: boolean | undefined;
  studyVersion?: string | null | undefined;
}

type Row = typeof researchConsents.$inferSelect;

const toConsent = (row: Row) => ({
  consented: row.consented,
  ageConfirmed: row.ageConfirmed,
  dataMode: row.dataMode,
  participantCode: row.participantCode,
  allowResearchExport: row.allowExport,
  studyVersion: row.studyVersion,
  /** Whether the user's rows are in an export made now. */
  isExported: row.consented && row.allowExport && row.dataMode === 'sync',
  updatedAt: row.updatedAt,
});
export type ShownConsent = ReturnType<typeof toConsent>;

/** Stores what a user allows; `consented: false` withdraws, and later exports are without it. 422 `age_not_confirmed`. */
export async function saveConsent(outer: UserCtx, input: Consent): Promise<ShownConsent> {
  if (input.consented && input.ageConfirmed !== true) throw fail('age_not_confirmed');
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const now = ctx.now().toISOString();
    const values = {
      consented: input.consented,
      ageConfirmed: input.ageConfirmed ?? false,
      dataMode: input.dataMode ?? ('private' as const),
      allowExport: input.consented && (input.allowResearchExport ?? false),
      participantCode: input.participantCode ?? null,
      studyVersion: input.studyVersion ?? null,
      updatedAt: now,
    };
    const [row] = await ctx.db
      .insert(researchConsents)
      .values({ customerId: ctx.customerId, userId, participantId: randomUUID(), ...values, createdAt: now })
      .onConflictDoUpdate({ target: [researchConsents.customerId, researchConsents.userId], set: values })
      .returning();
    if (!row) throw new Error('the consent was not returned');
    return toConsent(row);
  });
}

/** 404 `no_consent` before the user has said anything. */
export async function setDataMode(ctx: UserCtx, { dataMode }: { dataMode: DataMode }): Promise<ShownConsent> {
  const [row] = await ctx.db
    .update(researchConsents)
    .set({ dataMode, updatedAt: ctx.now().toISOString() })
    .where(
      and(eq(researchConsents.customerId, ctx.customerId), eq(researchConsents.userId, ctx.actor.userId)),
    )
    .returning();
  if (!row) throw fail('no_consent');
  return toConsent(row);
}
