import { fail } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readOfx } from './read-ofx.ts';
import { MAX_IMPORT_BYTES, type ImportInput } from './schema.ts';
import { MAX_PROBLEMS, type ReadFile } from './statement.ts';

const MAX_IMPORT_ROWS = 20_000;

/**
 * A file as statements. Throws 422 `unknown_format`, `import_invalid` with the lines that cannot be read, 413
 * `import_too_large`.
 */
export function readFile(input: ImportInput): ReadFile {
  const bytes = Buffer.from(input.file, 'base64');
  if (bytes.length > MAX_IMPORT_BYTES) throw fail('import_too_large', { max_bytes: MAX_IMPORT_BYTES });
  const text = decodeText(bytes);
  const hints = {
    accountName: input.accountName,
    accountKind: input.accountType,
    currency: input.currency,
    dateFormat: input.dateFormat,
  };
  const file = readOfx(text, hints) ?? readCsv(text, hints);
  if (!file) throw fail('unknown_format');
  const { problems, statements } = file;
  if (problems.length > 0)
    throw fail('import_invalid', { lines: problems.slice(0, MAX_PROBLEMS), problems: problems.length });
  const rows = statements.reduce((sum, statement) => sum + statement.rows.length, 0);
  if (rows > MAX_IMPORT_ROWS) throw fail('import_too_large', { max_rows: MAX_IMPORT_ROWS, rows });
  return file;
}
