import type { UserCtx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { decimalOf } from '../../../kernel/money.ts';
import { ensureAccount, findAccount, settleBalance } from '../accounts.ts';
import { changeBook } from '../change-book.ts';
import { raiseTransactionsImported } from '../events.ts';
import { findBudget } from '../find.ts';
import { insertRows, MAX_ROWS } from '../insert-rows.ts';
import type { NewTransaction } from '../rollups.ts';
import { categoryFor, fileUnderNamesakes, readRules, UNCATEGORIZED, type RuleRow } from '../rules.ts';
import { readFile } from './read-file.ts';
import { named, readImported, reconcile, type Matched } from './reconcile.ts';
import type { ImportInput, ImportOutput, ImportedStatement } from './schema.ts';
import type { ReadFile, Statement } from './statement.ts';

/** Rows that an answer shows of a statement. */
const SHOWN = 100;

/** What an import of the file would do; nothing is written. Throws what `importFile` throws. */
export async function previewImport(ctx: UserCtx, input: ImportInput): Promise<ImportOutput> {
  const file = readFile(input);
  if (input.budgetId !== undefined) await findBudget(ctx, input.budgetId);
  const rules = await readRules(ctx);
  const statements: ImportedStatement[] = [];
  for (const statement of file.statements) {
    const account = await findAccount(ctx, statement.account.sourceKey);
    const matched = await match(ctx, statement, account?.id);
    statements.push(told(statement, matched, rules, account?.id ?? null));
  }
  return summed(file, statements);
}

/**
 * Writes the movements of a CSV or OFX file that the book does not have yet, all of them or none. Without `accountName`
 * a CSV file goes into the account `Imported`; an OFX file names its own. Throws 422 `unknown_format`, `import_invalid`
 * with the lines, 413 `import_too_large`, 404 for somebody else's budget, 409 `sum_too_large`.
 */
export function importFile(ctx: UserCtx, input: ImportInput): Promise<ImportOutput> {
  const file = readFile(input);
  return changeBook(ctx, async (ctx) => {
    if (input.budgetId !== undefined) await findBudget(ctx, input.budgetId);
    const rules = await readRules(ctx);
    const statements: ImportedStatement[] = [];
    // A file has few statements; its rows are written in few statements of SQL.
    for (const statement of file.statements)
      statements.push(await importStatement(ctx, statement, rules, input.budgetId ?? null));
    return summed(file, statements);
  });
}

async function importStatement(
  ctx: UserCtx,
  statement: Statement,
  rules: readonly RuleRow[],
  budgetId: string | null,
): Promise<ImportedStatement> {
  const account = await ensureAccount(ctx, statement.account);
  const matched = await match(ctx, statement, account.id);
  const now = ctx.now();
  const fresh = matched
    .filter(({ known }) => known === undefined)
    .map(({ row, hash, importId }): NewTransaction => ({
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      accountId: account.id,
      budgetId,
      categoryId: null,
      subcategoryId: null,
      amountMinor: row.amountMinor,
      currency: account.currency,
      date: row.date,
      occurredAt: row.occurredAt,
      isTimed: row.isTimed,
      ...filed(rules, row),
      merchant: row.merchant,
      details: row.details === '' ? null : row.details,
      importId,
      importHash: hash,
      createdAt: now.toISOString(),
    }));
  for (let from = 0; from < fresh.length; from += MAX_ROWS)
    await insertRows(ctx, ctx.actor.userId, fresh.slice(from, from + MAX_ROWS));
  await nameKnown(ctx, matched);
  if (budgetId !== null) await fileUnderNamesakes(ctx, { budgetId });
  await settleBalance(ctx, account, statement.stated);
  const [first] = fresh;
  if (first)
    await raiseTransactionsImported(ctx, { id: first.id, accountId: account.id, count: fresh.length });
  return told(statement, matched, rules, account.id);
}

async function match(ctx: UserCtx, statement: Statement, accountId: string | undefined): Promise<Matched[]> {
  const { account, rows } = statement;
  const imported =
    accountId === undefined ? [] : await readImported(ctx, accountId, named(account.sourceKey, rows));
  return reconcile(account.sourceKey, rows, imported);
}

/** A row that came without the bank's id and comes again with it keeps the id from now on. */
async function nameKnown(ctx: UserCtx, matched: readonly Matched[]): Promise<void> {
  const claims = matched.filter(
    ({ known, importId }) => known !== undefined && known !== 'by id' && importId !== null,
  );
  if (claims.length === 0) return;
  await query(
    ctx.db,
    `UPDATE transactions t SET import_id = c.import_id FROM unnest($2::uuid[], $3::text[]) AS c(id, import_id)
     WHERE t.customer_id = $1 AND t.id = c.id`,
    [ctx.customerId, claims.map(({ known }) => known ?? null), claims.map(({ importId }) => importId)],
  );
}

/** The user's rules come first, then what the file says. */
function filed(
  rules: readonly RuleRow[],
  { merchant, details, category }: Statement['rows'][number],
): Pick<NewTransaction, 'category' | 'categoryBy'> {
  const rule = categoryFor(rules, { merchant, details });
  if (rule !== undefined) return { category: rule, categoryBy: 'rule' };
  return category === null
    ? { category: UNCATEGORIZED, categoryBy: 'none' }
    : { category: category.slice(0, 255), categoryBy: 'source' };
}

const told = (
  { account, rows }: Statement,
  matched: readonly Matched[],
  rules: readonly RuleRow[],
  accountId: string | null,
): ImportedStatement => {
  const duplicates = matched.filter(({ known }) => known !== undefined).length;
  return {
    account: { id: accountId, name: account.name, type: account.kind, currency: account.currency },
    imported: rows.length - duplicates,
    duplicates,
    rows: matched.slice(0, SHOWN).map(({ row, known }) => ({
      line: row.line,
      date: row.date,
      amount: decimalOf(row.amountMinor),
      details: row.details,
      merchant: row.merchant,
      category: filed(rules, row).category,
      status: known === undefined ? 'new' : 'duplicate',
    })),
  };
};

function summed({ format }: ReadFile, statements: ImportedStatement[]): ImportOutput {
  const sum = (read: (statement: ImportedStatement) => number): number =>
    statements.reduce((total, statement) => total + read(statement), 0);
  return {
    format,
    imported: sum(({ imported }) => imported),
    duplicates: sum(({ duplicates }) => duplicates),
    statements,
  };
}
