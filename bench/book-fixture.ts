import type { UserCtx } from '../server/db/context.ts';
import { query } from '../server/db/query.ts';

/** Ids of the fixture are made from numbers. */
const idOf = (kind: number, n: number): string =>
  `00000000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;
const CATEGORIES = 20;

/** The budget of March 2024, and three of its categories. */
const MONTH = 14;
export const BUDGET = idOf(1, MONTH);
export const CATEGORY = idOf(2, MONTH * CATEGORIES + 3);
export const RARE_CATEGORY = idOf(2, MONTH * CATEGORIES + 19);
export const SUBCATEGORY = idOf(3, 1);

/** Multiplicative hashes by different primes, so that columns do not follow each other. */
const hash = (prime: number): string => `(n * ${prime} % 4294967296 / 1021)`;

/**
 * Three years of one person: 36 monthly budgets of 20 categories, most amounts small and few large, details that repeat
 * and details that never do, written in the order of their days as real books are. One subcategory runs through all.
 */
export async function fillBook(ctx: UserCtx, rows: number): Promise<void> {
  const { customerId } = ctx;
  const { userId } = ctx.actor;
  await query(
    ctx.db,
    `INSERT INTO transactions (customer_id, user_id, id, budget_id, category_id, subcategory_id, amount_minor, currency,
       date, occurred_at, is_timed, category, category_by, merchant, details, created_at)
     SELECT $1, $2, r.id::uuid, r.budget::uuid, r.category_id::uuid, r.subcategory::uuid, r.amount, 'USD',
       r.at::date, r.at, true, 'Label ' || r.c, 'user', NULL, r.details, r.at
     FROM (
       SELECT
         at,
         left(lpad(to_hex(ms), 12, '0'), 8) || '-' || right(lpad(to_hex(ms), 12, '0'), 4) || '-7000-8' ||
           substr(md5(n::text || $2), 1, 3) || '-' || substr(md5(n::text || $2), 4, 12) AS id,
         '00000000-0001-7000-8000-' || lpad(month::text, 12, '0') AS budget,
         '00000000-0002-7000-8000-' || lpad((month * ${CATEGORIES} + c)::text, 12, '0') AS category_id,
         CASE WHEN n % 10 = 0 THEN '${SUBCATEGORY}' END AS subcategory,
         CASE WHEN h2 % 33 = 0 THEN 100 + h3 % 400000 ELSE -(100 + (h3 % 1000) * (h2 % 1000) / 10) END AS amount,
         c,
         (ARRAY['Coffee', 'Groceries at', 'Fuel', 'Rent', 'Tickets'])[1 + h4 % 5] || ' ' || substr(md5((h3 % 800)::text), 1, 6)
           || CASE WHEN n % 50 = 0 AND n < $3 / 3 THEN ' gymnasium' ELSE '' END
           || CASE WHEN n % 99991 = 0 THEN ' Zanzibar' ELSE '' END
           || ' ' || substr(md5(n::text), 1, 8) AS details
       FROM (
         SELECT n, ms, to_timestamp(ms / 1000.0) AS at, h2, h3, h4,
           CASE WHEN h1 % 5000 = 0 THEN 19 ELSE h1 % 19 END AS c,
           (extract(year FROM to_timestamp(ms / 1000.0)) * 12 + extract(month FROM to_timestamp(ms / 1000.0)) - 2023 * 12 - 1)::int AS month
         FROM (
           SELECT n, 1672531200000 + n * (94608000000 / $3) AS ms, ${hash(2_654_435_761)} AS h1, ${hash(2_246_822_519)} AS h2, ${hash(3_266_489_917)} AS h3, ${hash(668_265_263)} AS h4
           FROM generate_series(0, $3::int8 - 1) AS n
         ) AS numbers
       ) AS hashed
     ) AS r`,
    [customerId, userId, rows],
  );
  await query(
    ctx.db,
    `INSERT INTO book_months (customer_id, user_id, month, category, is_credit, entries, sum_minor, first_created_at, last_created_at)
     SELECT customer_id, user_id, to_char(date, 'YYYY-MM'), category, is_credit, count(*), sum(amount_minor),
       min(created_at), max(created_at)
     FROM transactions WHERE customer_id = $1 AND user_id = $2 GROUP BY 1, 2, 3, 4, 5`,
    [customerId, userId],
  );
  await query(
    ctx.db,
    `INSERT INTO budgets (customer_id, id, user_id, name, start_date, end_date, income_minor, spend_minor, created_at)
     SELECT customer_id, budget_id, user_id, 'Month', min(date), max(date), 0, -sum(amount_minor), min(created_at)
     FROM transactions WHERE customer_id = $1 AND user_id = $2 GROUP BY 1, 2, 3 ON CONFLICT DO NOTHING`,
    [customerId, userId],
  );
  await query(
    ctx.db,
    `INSERT INTO budget_categories (customer_id, id, user_id, budget_id, name, color, allocation, allocation_hundredths,
       spend_minor, sort_order, created_at)
     SELECT $1, id, $2, budget_id, 'Category', '#3B82F6', 'fixed', 0, 0, 0, $3::timestamptz
     FROM (SELECT DISTINCT category_id AS id, budget_id FROM transactions WHERE customer_id = $1 AND user_id = $2
           UNION ALL SELECT '${SUBCATEGORY}', '${BUDGET}') AS c
     ON CONFLICT DO NOTHING`,
    [customerId, userId, ctx.now().toISOString()],
  );
}
