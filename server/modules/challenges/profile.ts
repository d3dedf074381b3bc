import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { budgetProfiles } from './tables.ts';

export interface BudgetProfile {
  incomeRangeId?: number | null | undefined;
  userProfile?: string | null | undefined;
  allowExactIncome?: boolean | undefined;
  /** Minor units. */
  exactIncomeLocal?: number | null | undefined;
  coachStyle?: number | null | undefined;
  savingsGoalType?: string | null | undefined;
  /** Minor units. */
  savingGoalValue?: number | null | undefined;
  budgetCycleStartDay?: number | undefined;
}

/**
 * Creates the profile or changes the fields that came. An exact income is kept only while the user allows it: without
 * leave the stored one is erased.
 */
export async function saveProfile(
  outer: UserCtx,
  input: BudgetProfile,
): Promise<{ status: 'created' | 'updated'; message: string }> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const known = await readProfile(ctx);
    const now = ctx.now().toISOString();
    const allowExactIncome = input.allowExactIncome ?? known?.allowExactIncome ?? false;
    const pick = <T>(given: T | undefined, before: T | undefined, otherwise: T): T =>
      given !== undefined ? given : before !== undefined ? before : otherwise;
    const values = {
      incomeRangeId: pick(input.incomeRangeId, known?.incomeRangeId, null),
      userProfile: pick(input.userProfile, known?.userProfile, null),
      allowExactIncome,
      exactIncomeMinor: allowExactIncome ? pick(input.exactIncomeLocal, known?.exactIncomeMinor, null) : null,
      coachStyle: pick(input.coachStyle, known?.coachStyle, null),
      savingsGoalType: pick(input.savingsGoalType, known?.savingsGoalType, null),
      savingGoalMinor: pick(input.savingGoalValue, known?.savingGoalMinor, null),
      budgetCycleStartDay: pick(input.budgetCycleStartDay, known?.budgetCycleStartDay, 1),
      updatedAt: now,
    };
    await ctx.db
      .insert(budgetProfiles)
      .values({ customerId: ctx.customerId, userId, ...values, createdAt: now })
      .onConflictDoUpdate({ target: [budgetProfiles.customerId, budgetProfiles.userId], set: values });
    return known
      ? { status: 'updated', message: 'Budget profile updated' }
      : { status: 'created', message: 'Budget profile created' };
  });
}

export type StoredProfile = typeof budgetProfiles.$inferSelect;

export async function readProfile(ctx: UserCtx): Promise<StoredProfile | undefined> {
  const [row] = await ctx.db
    .select()
    .from(budgetProfiles)
    .where(and(eq(budgetProfiles.customerId, ctx.customerId), eq(budgetProfiles.userId, ctx.actor.userId)));
  return row;
}
