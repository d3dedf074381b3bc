import type { Fledge, Onboarded, OnboardOptions } from './api.ts';
import { FledgeError, isFledgeError } from './errors.ts';
import type { Buddy, Egg, NewEgg } from './shapes.ts';
import { sleep } from './timing.ts';
import type { WaitOptions } from './waiting.ts';

const ATTEMPTS = 5;

/**
 * From a user id to a living buddy: the one the user has, or an egg made ready and hatched. Safe to repeat and to
 * run twice at once; a half-done first try is picked up where it stopped.
 * @internal
 */
export async function onboard(
  fledge: Fledge,
  userId: string,
  { session, audience, metadata, ...wait }: OnboardOptions = {},
): Promise<Onboarded> {
  const known = await firstBuddy(fledge, userId, audience);
  const buddy = known ?? (await hatchOne(fledge, { userId, audience, metadata }, wait));
  return {
    buddy,
    hatched: known === undefined,
    ...(session ? { session: await fledge.widgetSessions.create({ buddyId: buddy.id, ...session }) } : {}),
  };
}

async function firstBuddy(fledge: Fledge, userId: string, audience: string | undefined) {
  const page = await fledge.buddies.list({
    userId,
    status: 'active',
    limit: 1,
    ...(audience ? { audience } : {}),
  });
  return page.data[0];
}

async function hatchOne(fledge: Fledge, egg: NewEgg, wait: WaitOptions): Promise<Buddy> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      const operationId = await startHatching(fledge, egg);
      const operation = operationId ? await fledge.operations.wait(operationId, wait) : undefined;
      const buddyId = operation?.buddyId ?? operation?.result?.buddyId;
      if (typeof buddyId === 'string') return await fledge.buddies.get(buddyId);
    } catch (error) {
      // Somebody else moved the same egg between two of our calls: look again.
      if (!isFledgeError(error) || error.status !== 409 || error.code === 'no_published_config') throw error;
    }
    const made = await firstBuddy(fledge, egg.userId, egg.audience);
    if (made) return made;
    await sleep(100 * attempt, wait.signal);
  }
  throw new FledgeError({ code: 'conflict', message: 'The egg kept changing under us.', isRetryable: true });
}

/** The operation that hatches the user's egg, be it ours or one already under way; undefined when it is over. */
async function startHatching(fledge: Fledge, newEgg: NewEgg): Promise<string | undefined> {
  const running = await hatchingEgg(fledge, newEgg);
  if (running?.operationId) return running.operationId;
  const egg = await fledge.eggs.ensure(newEgg);
  if (egg.status === 'waiting') await fledge.eggs.markReady(egg.eggId);
  // `ensure` overlooks an egg that began to hatch a moment ago. Ours is then one too many.
  // Eggs first: one that has just hatched by then is a buddy by the second look.
  const other = await hatchingEgg(fledge, newEgg);
  const buddy = await firstBuddy(fledge, newEgg.userId, newEgg.audience);
  if (other?.eggId === egg.eggId) return other.operationId ?? undefined;
  if (other || buddy) {
    await fledge.eggs.cancel(egg.eggId);
    return other?.operationId ?? undefined;
  }
  return (await fledge.eggs.hatch(egg.eggId)).operationId;
}

async function hatchingEgg(fledge: Fledge, { userId, audience }: NewEgg): Promise<Egg | undefined> {
  const { data } = await fledge.eggs.list({ userId, status: 'hatching', limit: 20 });
  return data.find((egg) => audience === undefined || egg.audience === audience);
}
