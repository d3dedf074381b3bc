import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';

/** How many customers and end users there are, live and test. */
export async function countPeople(
  ctx: Ctx,
): Promise<{ customers: number; users: number; testUsers: number }> {
  const [row] = await query<{ customers: number; users: number; testUsers: number }>(
    ctx.db,
    `SELECT (SELECT count(*) FROM customers WHERE deleted_at IS NULL)::int AS customers, live AS users, test AS "testUsers"
     FROM (SELECT (count(*) FILTER (WHERE customer_id NOT LIKE '%:test'))::int AS live,
             (count(*) FILTER (WHERE customer_id LIKE '%:test'))::int AS test FROM users) AS counted`,
  );
  return row ?? { customers: 0, users: 0, testUsers: 0 };
}
