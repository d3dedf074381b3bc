import type { Ctx } from '../../db/context.ts';
import { audiencesInUse } from '../buddies/index.ts';
import { withDefaults } from './account.ts';
import { fail } from './errors.ts';
import { changeCustomer } from './profile.ts';
import { type AudienceDefinition } from './settings.ts';

/**
 * Replaces the customer's audiences. One that active buddies belong to cannot be taken away: 409 `audience_in_use`.
 */
export async function updateAudiences(
  ctx: Ctx,
  { audiences }: { audiences: AudienceDefinition[] },
): Promise<{ audiences: AudienceDefinition[] }> {
  const { settings } = await changeCustomer(ctx, async (row, ctx) => {
    const known = withDefaults(row.settings);
    const removed = known.audiences
      .map((audience) => audience.key)
      .filter((key) => !audiences.some((audience) => audience.key === key));
    const inUse = await audiencesInUse(ctx, removed);
    if (inUse.length > 0) throw fail('audience_in_use', { audiences: inUse });
    return { settings: { ...known, audiences } };
  });
  return { audiences: settings.audiences };
}
