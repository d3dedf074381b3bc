import { and, asc, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { notFound } from '../../kernel/errors.ts';
import { isUuid, newUuid } from '../../kernel/ids.ts';
import { changeBook } from './change-book.ts';
import { fail } from './errors.ts';
import { likePattern } from './like.ts';
import { relabelRows } from './relabel.ts';
import type { Deleted, RuleInput, RuleOutput } from './schema.ts';
import { categoryRules } from './tables.ts';

export type RuleRow = typeof categoryRules.$inferSelect;

const MAX_RULES = 500;
export const UNCATEGORIZED = 'Uncategorized';

/** The rules of the caller. */
export const readRules = (ctx: UserCtx): Promise<RuleRow[]> =>
  ctx.db
    .select()
    .from(categoryRules)
    .where(and(eq(categoryRules.customerId, ctx.customerId), eq(categoryRules.userId, ctx.actor.userId)))
    .orderBy(asc(categoryRules.id))
    .limit(MAX_RULES);

/** What rules look at: in SQL, and the same in code. */
const TEXT = `lower(concat_ws(E'\\n', merchant, details))`;
const textOf = ({ merchant, details }: Labelled): string =>
  [merchant, details]
    .filter((text) => text !== null)
    .join('\n')
    .toLowerCase();

interface Labelled {
  merchant: string | null;
  details: string | null;
}

/** The category that the longest fitting pattern names; undefined when none fits. Pure. */
export function categoryFor(
  rules: readonly Pick<RuleRow, 'pattern' | 'category'>[],
  row: Labelled,
): string | undefined {
  const lower = textOf(row);
  let best: Pick<RuleRow, 'pattern' | 'category'> | undefined;
  for (const rule of rules)
    if (lower.includes(rule.pattern) && rule.pattern.length > (best?.pattern.length ?? 0)) best = rule;
  return best?.category;
}

const view = (row: RuleRow): RuleOutput => ({
  id: row.id,
  merchant: row.pattern,
  category: row.category,
  createdAt: row.createdAt,
});

/** The caller's rules, the oldest first. */
export const listRules = async (ctx: UserCtx): Promise<RuleOutput[]> => (await readRules(ctx)).map(view);

/**
 * From now on rows whose merchant (or details) contains the text get the category, and so do those in the book that
 * nobody filed by hand. Throws 409 `rule_exists`, `too_many_rules`.
 */
export const createRule = (ctx: UserCtx, input: RuleInput): Promise<RuleOutput & { changed: number }> =>
  changeBook(ctx, async (ctx) => {
    const rules = await readRules(ctx);
    const pattern = input.merchant.trim().toLowerCase();
    if (rules.length >= MAX_RULES) throw fail('too_many_rules', { max: MAX_RULES });
    if (rules.some((rule) => rule.pattern === pattern)) throw fail('rule_exists', { merchant: pattern });
    const now = ctx.now();
    const row: RuleRow = {
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      pattern,
      category: input.category,
      createdAt: now.toISOString(),
    };
    await ctx.db.insert(categoryRules).values(row);
    const longer = rules.filter((rule) => rule.pattern.length > pattern.length).map((rule) => rule.pattern);
    return { ...view(row), changed: await relabel(ctx, row, longer) };
  });

/** The rule ends; what it has filed stays. Throws 404. */
export const deleteRule = (ctx: UserCtx, { ruleId }: { ruleId: string }): Promise<Deleted> =>
  changeBook(ctx, async (ctx) => {
    const gone = isUuid(ruleId)
      ? await ctx.db
          .delete(categoryRules)
          .where(
            and(
              eq(categoryRules.customerId, ctx.customerId),
              eq(categoryRules.id, ruleId),
              eq(categoryRules.userId, ctx.actor.userId),
            ),
          )
          .returning({ id: categoryRules.id })
      : [];
    if (gone.length === 0) throw notFound('rule');
    return { deleted: true };
  });

/** Gives the rule's label to what is in the book already. A longer rule that fits keeps its rows. */
async function relabel(ctx: UserCtx, rule: RuleRow, longer: readonly string[]): Promise<number> {
  const changed = await relabelRows(
    ctx,
    { category: rule.category, by: 'rule' },
    `category_by <> 'user' AND ${TEXT} LIKE $5
     AND NOT EXISTS (SELECT 1 FROM unnest($6::text[]) AS l(pattern) WHERE ${TEXT} LIKE l.pattern)`,
    [likePattern(rule.pattern), longer.map(likePattern)],
  );
  await fileUnderNamesakes(ctx, { label: rule.category });
  return changed;
}

/**
 * Rows whose budget has a category of their label's name are filed under it, and its sum moves along: all of the user's,
 * or those of a label, or of a budget. What the user filed by hand stays. Behind the user's lock.
 */
export async function fileUnderNamesakes(
  ctx: UserCtx,
  { label = null, budgetId = null }: { label?: string | null; budgetId?: string | null },
): Promise<void> {
  await query(
    ctx.db,
    `WITH filed AS (
       UPDATE transactions t SET category_id = c.id FROM budget_categories c
       WHERE t.customer_id = $1 AND t.user_id = $2 AND t.category_id IS NULL AND t.category_by IN ('rule', 'source')
         AND ($3::text IS NULL OR t.category = $3) AND ($4::uuid IS NULL OR t.budget_id = $4::uuid)
         AND c.customer_id = $1 AND c.budget_id = t.budget_id AND lower(c.name) = lower(t.category)
       RETURNING c.id, t.amount_minor
     ), sums AS (SELECT id, sum(amount_minor)::int8 AS amount FROM filed GROUP BY id)
     UPDATE budget_categories c SET spend_minor = c.spend_minor - s.amount FROM sums s
     WHERE c.customer_id = $1 AND c.id = s.id`,
    [ctx.customerId, ctx.actor.userId, label, budgetId],
  );
}
