import { z } from 'zod';
import * as f from '../../../kernel/fields.ts';

/** Ten years of a busy account are a tenth of it. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

const accountType = z.enum(['checking', 'savings', 'cash', 'investment', 'credit', 'loan']);

export const importInput = z.strictObject({
  /** The file's bytes in base64. */
  file: z.string().max(Math.ceil(MAX_IMPORT_BYTES / 3) * 4 + 4),
  accountName: f.text(100).optional(),
  accountType: accountType.optional(),
  budgetId: f.uuid.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency like USD')
    .optional(),
  dateFormat: z.enum(['dmy', 'mdy']).optional(),
});
export type ImportInput = z.output<typeof importInput>;

const statement = z.object({
  account: z.object({ id: z.uuid().nullable(), name: z.string(), type: accountType, currency: z.string() }),
  imported: z.int(),
  duplicates: z.int(),
  rows: z.array(
    z.object({
      line: z.int(),
      date: z.string(),
      amount: z.number(),
      details: z.string(),
      merchant: z.string().nullable(),
      category: z.string(),
      status: z.enum(['new', 'duplicate']),
    }),
  ),
});
export type ImportedStatement = z.output<typeof statement>;

export const importOutput = z.object({
  format: z.enum(['csv', 'ofx']),
  imported: z.int(),
  duplicates: z.int(),
  statements: z.array(statement),
});
export type ImportOutput = z.output<typeof importOutput>;
