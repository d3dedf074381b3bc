import { CsvError, parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { commonOrder, readDay } from './read-day.ts';
import { findHeader, lackOf, readHeader, type Column, type Columns } from './csv-columns.ts';
import { merchantOf } from './merchant.ts';
import { readAmount, type DecimalSign } from './read-amount.ts';
import type { FileHints, Problem, ReadFile, StatementRow } from './statement.ts';
import type { When } from '../when.ts';

const MAX_RECORD_CHARS = 20_000;
const MAX_CELL = 1_000;
const DEFAULT_NAME = 'Imported';

interface Line {
  line: number;
  cells: string[];
}

/**
 * Movements of a CSV file with a header. Its cells may be separated by comma, semicolon, tab or bar; amounts may be
 * signed, in two columns, or signed by a type. Undefined when no line is like a header. Lines that cannot be read are problems.
 */
export function readCsv(text: string, hints: FileHints): ReadFile | undefined {
  const header = findHeader(text);
  if (!header) {
    const lack = lackOf(text);
    return lack && { format: 'csv', statements: [], problems: [lack] };
  }
  const name = hints.accountName ?? DEFAULT_NAME;
  const { lines, problems } = readLines(text, header);
  const [first, ...records] = lines;
  const columns = first && readHeader(first.cells);
  const currency = (columns && records[0] && cellOf(records[0], columns, 'currency')) ?? '';
  const account = {
    sourceKey: createHash('sha256').update(`name:${name.toLowerCase()}`).digest('base64url').slice(0, 22),
    name,
    kind: hints.accountKind ?? 'checking',
    currency: hints.currency ?? (/^[A-Z]{3}$/.test(currency) ? currency : 'USD'),
  } as const;
  const decimal = header.delimiter === ';' ? ',' : '.';
  const read = columns ? readRecords(records, { columns, width: first.cells.length, decimal }, hints) : [];
  const rows = read.filter((row): row is StatementRow => !('message' in row));
  return {
    format: 'csv',
    statements: [{ account, rows }],
    problems: [...problems, ...read.filter((row): row is Problem => 'message' in row)],
  };
}

/** What the parser answers with `info`, which its types leave out. */
const RECORDS = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function readLines(
  text: string,
  { line: from, delimiter }: { line: number; delimiter: string },
): { lines: Line[]; problems: Problem[] } {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter,
      from_line: from,
      info: true,
      max_record_size: MAX_RECORD_CHARS,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    return {
      lines: RECORDS.parse(parsed).map(({ record, info }) => ({ line: info.lines, cells: record })),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { lines: [], problems: [{ line, message: WORDS[error.code] ?? 'cannot be read as CSV' }] };
  }
}

/** The parser's codes in our words. */
const WORDS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a cell',
  CSV_MAX_RECORD_SIZE: 'the line is too long',
};

function readRecords(
  records: readonly Line[],
  { columns, width, decimal }: { columns: Columns; width: number; decimal: DecimalSign },
  { dateFormat }: FileHints,
): (StatementRow | Problem)[] {
  const order = dateFormat ?? commonOrder(records.map((record) => cellOf(record, columns, 'date') ?? ''));
  return records.map((record) => {
    const problem = (message: string): Problem => ({ line: record.line, message });
    // An amount like 1,234.50 without quotes would be read as 1.
    if (record.cells.slice(width).some((cell) => cell.trim() !== ''))
      return problem(
        `there are ${record.cells.length} cells where the header has ${width}; is one of them in need of quotes?`,
      );
    const day = cellOf(record, columns, 'date');
    const when = readDay(day ?? '', order);
    if (when === 'ambiguous') return problem(AMBIGUOUS);
    if (!when) return problem(day === undefined ? 'there is no date' : 'the date cannot be read');
    const amountMinor = amountOf(record, columns, decimal);
    if (amountMinor !== undefined) return rowOf(record, columns, when, amountMinor);
    const isBlank = AMOUNTS.every((column) => cellOf(record, columns, column) === undefined);
    return problem(isBlank ? 'there is no amount' : 'the amount cannot be read, or has more than 2 decimals');
  });
}

const AMOUNTS = ['amount', 'debit', 'credit'] as const;

const AMBIGUOUS = 'day and month cannot be told apart; say date_format';

function rowOf(record: Line, columns: Columns, when: When, amountMinor: number): StatementRow {
  const merchant = cellOf(record, columns, 'merchant');
  const details = cellOf(record, columns, 'details') ?? merchant ?? '';
  return {
    line: record.line,
    amountMinor,
    ...when,
    details,
    merchant: merchant ?? merchantOf(details),
    category: cellOf(record, columns, 'category') ?? null,
    importId: cellOf(record, columns, 'importId') ?? null,
  };
}

/** What our own export put before a formula to make it harmless. */
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** A cell's text; undefined for an empty one. Characters that no database stores are left out. */
function cellOf({ cells }: Line, columns: Columns, column: Column): string | undefined {
  const at = columns[column];
  const cell = at === undefined ? undefined : cells[at];
  const text = cell?.replaceAll('\0', '').toWellFormed().replace(GUARDED, '').trim().slice(0, MAX_CELL);
  return text === '' ? undefined : text;
}

const OUT = /^(?:debit|dr|d|withdrawal|payment|out)$/i;

/** One signed column, one signed by a type, or money out and money in. */
function amountOf(record: Line, columns: Columns, decimal: DecimalSign): number | undefined {
  const read = (column: Column): number | undefined => {
    const text = cellOf(record, columns, column);
    return text === undefined ? 0 : readAmount(text, decimal);
  };
  if (columns.amount !== undefined) {
    const text = cellOf(record, columns, 'amount');
    const minor = text === undefined ? undefined : readAmount(text, decimal);
    const isOut = OUT.test(cellOf(record, columns, 'type') ?? '');
    return minor !== undefined && minor > 0 && isOut ? -minor : minor;
  }
  const [out, into] = [read('debit'), read('credit')];
  const isBlank =
    cellOf(record, columns, 'debit') === undefined && cellOf(record, columns, 'credit') === undefined;
  if (out === undefined || into === undefined || isBlank) return undefined;
  return Math.abs(into) - Math.abs(out) + 0;
}
