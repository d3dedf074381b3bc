import { accountOf } from '../../kernel/actor.ts';
import type { Db } from '../../db/client.ts';
import { asSystem, perApp, type App } from '../../db/context.ts';
import { versionContent } from '../config/index.ts';
import { compile, type CompiledVersion } from './engine/index.ts';

const MAX_KEPT = 500;

/** Compiled versions in memory. They never change, so they are only dropped for room, oldest use first. */
const compiled = perApp(() => new Map<string, CompiledVersion>());

/**
 * The compiled rules of a version that this tenant's account owns. `db` is the connection to read it by: inside a
 * transaction it must be that transaction's. Throws 404 when there is no such version.
 */
export async function compiledVersion(
  app: App,
  db: Db,
  customerId: string,
  versionId: string,
): Promise<CompiledVersion> {
  const cache = compiled(app);
  const key = `${accountOf(customerId)} ${versionId}`;
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  // Only what is done is shared: a transaction that waited for another caller's reading would wait for ever where
  // there is one connection.
  const made = compile(await versionContent({ ...asSystem(app, customerId), db }, versionId), versionId);
  cache.set(key, made);
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_KEPT) break;
    cache.delete(oldest);
  }
  return made;
}
