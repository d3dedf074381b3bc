import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as tables from '../../server/db/tables.ts';

/** Tables without a tenant in front of their keys, and why. */
export const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  logins: 'an address is looked up before the tenant is known',
  api_keys: 'a secret is looked up by its hash before the tenant is known',
  user_api_keys: 'a user key is looked up by its hash before the tenant is known',
  signing_keys: 'one set of keys signs for all tenants',
  restaurants: 'places of the world, the same for all tenants',
  restaurant_vectors: 'meanings of those places',
  restaurant_imports: 'files of those places that the operator imports',
  admins: 'operators of the whole server belong to no customer',
  admin_logins: 'their logins',
  picture_orphans: 'pictures are kept under the hash of what they show, one for all tenants that show it',
  jobs: 'one queue for all tenants: workers take what is due, whoever it is for',
};

/** What the code says of every table of the product. */
export const tableConfigs = Object.values<unknown>(tables)
  .filter((entry): entry is PgTable => entry instanceof PgTable)
  .map((table) => getTableConfig(table));
