import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../db/context.ts';
import { createUser } from '../accounts/index.ts';
import { openTenant } from '../identity/index.ts';
import { fail } from './errors.ts';

/**
 * Makes an anonymous user, whose UUID is its credential from then on; a client that brings its own must have drawn it
 * by chance. 409 `user_exists` for one that is taken: knowing a UUID is not a way to get it again.
 */
export async function createAnonymousUser(
  outer: Ctx,
  { uuid = randomUUID() }: { uuid?: string | undefined },
): Promise<{ uuid: string }> {
  const ctx = await openTenant(outer);
  if (!(await createUser(ctx, uuid))) throw fail('user_exists');
  return { uuid };
}
