import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import { invalid } from '../../../kernel/errors.ts';
import { lockUser } from '../../accounts/index.ts';
import type { Allergen, Severity } from '../allergens/allergens.ts';
import { fail } from '../errors.ts';
import { diners, diningAccounts, diningFeeds, diningInteractions } from '../tables.ts';
import { readAllergies, type AllergiesInput } from './allergies.ts';
import { changeDiner, insertDiner, requireDiner, type Diner } from './diner.ts';
import { mergePreferences, NO_PREFERENCES, type Preferences, type PreferencesInput } from './preferences.ts';

export interface Profile {
  uid: string;
  preferences: Preferences;
  allergies: { confirmed: Allergen[]; severity: Record<string, Severity> };
  allergyFlags: Allergen[];
  dietaryFlags: string[];
  interactionCount: number;
  lastActiveAt: string | null;
}

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Makes a user's profile, or leaves the one that is there as it is. 422 for the service token when `uid` is no UUID v4. */
export async function createUser(
  ctx: Ctx,
  input: {
    uid: string;
    email?: string | undefined;
    preferences?: PreferencesInput | undefined;
    allergies?: AllergiesInput | undefined;
  },
): Promise<{ uid: string; created: boolean; existed: boolean }> {
  const { uid, email, preferences = {}, allergies = { confirmed: [] } } = input;
  // Alone in `X-User-ID` the UUID is a credential, so it must be one that nobody guesses.
  if (ctx.actor.type === 'service' && !UUID_V4.test(uid))
    throw invalid([{ field: 'uid', message: 'must be a UUID v4 in lower case' }]);
  const known = {
    email,
    preferences: mergePreferences(NO_PREFERENCES, preferences),
    allergies: readAllergies(allergies, []),
  };
  const created = await ctx.transact((ctx) => insertDiner(ctx, uid, known));
  return { uid, created, existed: !created };
}

export const getUser = async (ctx: Ctx, { uid }: { uid: string }): Promise<Profile> =>
  toProfile(await requireDiner(ctx, uid));

export const toProfile = (diner: Diner): Profile => {
  const confirmed = diner.allergies.map(({ allergen }) => allergen);
  return {
    uid: diner.userId,
    preferences: diner.preferences,
    allergies: {
      confirmed,
      severity: Object.fromEntries(diner.allergies.map(({ allergen, severity }) => [allergen, severity])),
    },
    allergyFlags: confirmed,
    dietaryFlags: diner.preferences.dietary,
    interactionCount: diner.interactionCount,
    lastActiveAt: diner.lastActiveAt,
  };
};

/** Lists are joined with what is there. */
export async function updatePreferences(
  ctx: Ctx,
  { uid, ...more }: PreferencesInput & { uid: string },
): Promise<{ uid: string; preferences: Preferences }> {
  const { preferences } = await changeDiner(ctx, uid, (diner) => ({
    preferences: mergePreferences(diner.preferences, more),
  }));
  return { uid, preferences };
}

/** Removes the profile, what was learned from, the feed and the account behind them. 404 `user_not_found`. */
export async function deleteUser(ctx: Ctx, { uid }: { uid: string }): Promise<{ uid: string }> {
  return ctx.transact(async (ctx) => {
    await requireDiner(ctx, uid);
    await lockUser(ctx, uid);
    const gone = await ctx.db
      .delete(diners)
      .where(and(eq(diners.customerId, ctx.customerId), eq(diners.userId, uid)))
      .returning({ userId: diners.userId });
    if (gone.length === 0) throw fail('user_not_found');
    const { customerId } = ctx;
    await Promise.all([
      ctx.db
        .delete(diningInteractions)
        .where(and(eq(diningInteractions.customerId, customerId), eq(diningInteractions.userId, uid))),
      ctx.db
        .delete(diningFeeds)
        .where(and(eq(diningFeeds.customerId, customerId), eq(diningFeeds.userId, uid))),
      ctx.db
        .delete(diningAccounts)
        .where(and(eq(diningAccounts.customerId, customerId), eq(diningAccounts.authId, uid))),
    ]);
    return { uid };
  });
}
