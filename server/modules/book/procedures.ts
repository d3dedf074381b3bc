import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { router, user } from '../../trpc/trpc.ts';
import { createBudget, deleteBudget, getBudget, listBudgets, updateBudget } from './budgets.ts';
import { createCategory, listCategories } from './categories.ts';
import { exportInput, exportOutput, exportPage } from './export-page.ts';
import { importFile, previewImport } from './imports/import-file.ts';
import { importInput, importOutput } from './imports/schema.ts';
import { listBank } from './list-bank.ts';
import { listTransactions } from './list-transactions.ts';
import { pageOf } from './page.ts';
import { createRule, deleteRule, listRules } from './rules.ts';
import * as s from './schema.ts';
import { createTransaction, deleteTransaction, getTransaction, updateTransaction } from './transactions.ts';

const budgetId = z.strictObject({ budgetId: f.uuidPath });
const transactionId = z.strictObject({ transactionId: f.uuidPath });
const ruleId = z.strictObject({ ruleId: f.uuidPath });

const reads = user({ session: 'book:read', key: 'budgets:read' });
const plans = user({ session: 'book:write', key: 'budgets:write' });
const looks = user({ session: 'book:read', key: 'transactions:read' });
const writes = user({ session: 'book:write', key: 'transactions:write' });

/** The one book: budgets, categories and every movement of money, for both families that show it. */
export const bookRouter = router({
  budgets: router({
    list: reads
      .meta({ summary: 'List budgets, the newest first' })
      .input(s.budgetFilter)
      .output(pageOf(s.budgetOutput))
      .query(({ ctx, input }) => listBudgets(ctx, input)),
    create: plans
      .meta({ summary: 'Create a budget' })
      .input(s.budgetInput)
      .output(s.budgetOutput)
      .mutation(({ ctx, input }) => createBudget(ctx, input)),
    get: reads
      .meta({ summary: 'Get a budget' })
      .input(budgetId)
      .output(s.budgetOutput)
      .query(({ ctx, input }) => getBudget(ctx, input)),
    update: plans
      .meta({ summary: 'Change the given fields of a budget' })
      .input(s.budgetChange)
      .output(s.budgetOutput)
      .mutation(({ ctx, input }) => updateBudget(ctx, input)),
    remove: plans
      .meta({ summary: 'Delete a budget with its categories; its transactions stay in the book without it' })
      .input(budgetId)
      .output(s.deletedOutput)
      .mutation(({ ctx, input }) => deleteBudget(ctx, input)),
  }),
  categories: router({
    list: reads
      .meta({ summary: 'List categories of a budget' })
      .input(budgetId)
      .output(z.array(s.categoryOutput))
      .query(({ ctx, input }) => listCategories(ctx, input)),
    create: plans
      .meta({ summary: 'Create a category in a budget' })
      .input(s.categoryInput)
      .output(s.categoryOutput)
      .mutation(({ ctx, input }) => createCategory(ctx, input)),
  }),
  transactions: router({
    list: looks
      .meta({ summary: 'List transactions of the budgets, filtered and sorted' })
      .input(s.transactionFilter)
      .output(pageOf(s.transactionOutput))
      .query(({ ctx, input }) => listTransactions(ctx, input)),
    create: writes
      .meta({ summary: 'Create a transaction; negative amounts are spend' })
      .input(s.transactionInput)
      .output(s.transactionOutput)
      .mutation(({ ctx, input }) => createTransaction(ctx, input)),
    get: looks
      .meta({ summary: 'Get a transaction' })
      .input(transactionId)
      .output(s.transactionOutput)
      .query(({ ctx, input }) => getTransaction(ctx, input)),
    update: writes
      .meta({ summary: 'Change the given fields of a transaction' })
      .input(s.transactionChange)
      .output(s.transactionOutput)
      .mutation(({ ctx, input }) => updateTransaction(ctx, input)),
    remove: writes
      .meta({ summary: 'Delete a transaction' })
      .input(transactionId)
      .output(s.deletedOutput)
      .mutation(({ ctx, input }) => deleteTransaction(ctx, input)),
    bank: looks
      .meta({ summary: 'Numbered pages of the whole book, the latest first' })
      .input(s.bankFilter)
      .output(s.bankPage)
      .query(({ ctx, input }) => listBank(ctx, input)),
    export: looks
      .meta({ summary: 'The next thousand transactions of the whole book, for a file' })
      .input(exportInput)
      .output(exportOutput)
      .query(({ ctx, input }) => exportPage(ctx, input)),
  }),
  imports: router({
    preview: writes
      .meta({ summary: 'What an import of a file would do', idempotency: 'none' })
      .input(importInput)
      .output(importOutput)
      .mutation(({ ctx, input }) => previewImport(ctx, input)),
    run: writes
      .meta({
        summary: 'Import the transactions of a file that the book does not have yet',
        idempotency: 'none',
      })
      .input(importInput)
      .output(importOutput)
      .mutation(({ ctx, input }) => importFile(ctx, input)),
  }),
  rules: router({
    list: looks
      .meta({ summary: 'List the rules that file transactions by their merchant' })
      .output(z.array(s.ruleOutput))
      .query(({ ctx }) => listRules(ctx)),
    create: writes
      .meta({ summary: 'File transactions of a merchant, those of the book and those to come' })
      .input(s.ruleInput)
      .output(s.ruleOutput.extend({ changed: z.int() }))
      .mutation(({ ctx, input }) => createRule(ctx, input)),
    remove: writes
      .meta({ summary: 'End a rule; what it has filed stays' })
      .input(ruleId)
      .output(s.deletedOutput)
      .mutation(({ ctx, input }) => deleteRule(ctx, input)),
  }),
});
