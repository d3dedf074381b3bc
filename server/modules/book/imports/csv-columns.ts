/** The columns that an import understands, by the names banks give them. */
const NAMES = {
  date: [
    'date',
    'transaction date',
    'posted date',
    'posting date',
    'post date',
    'booking date',
    'value date',
    'completed date',
  ],
  amount: ['amount', 'transaction amount', 'value', 'sum'],
  debit: ['debit', 'debit amount', 'withdrawal', 'withdrawals', 'money out', 'paid out', 'outflow'],
  credit: ['credit', 'credit amount', 'deposit', 'deposits', 'money in', 'paid in', 'inflow'],
  type: ['type', 'transaction type', 'debit/credit', 'dr/cr'],
  details: [
    'details',
    'description',
    'memo',
    'narrative',
    'text',
    'note',
    'notes',
    'reference text',
    'transaction description',
  ],
  merchant: ['merchant', 'payee', 'name', 'counterparty', 'beneficiary', 'merchant name'],
  category: ['category'],
  importId: ['import_id', 'import id', 'id', 'transaction id', 'transaction_id', 'reference', 'fitid'],
  currency: ['currency', 'ccy'],
} as const;

export type Column = keyof typeof NAMES;
/** Which cell of a record holds what. */
export type Columns = Partial<Record<Column, number>>;

const BY_NAME = new Map<string, Column>();
const isColumn = (name: string): name is Column => Object.hasOwn(NAMES, name);
for (const [column, names] of Object.entries(NAMES))
  if (isColumn(column)) for (const name of names) BY_NAME.set(name, column);

/** Which cells have names of columns; the first of two of a kind counts. */
function columnsOf(cells: readonly string[]): Columns {
  const columns: Columns = {};
  cells.forEach((cell, i) => {
    const column = BY_NAME.get(cell.trim().toLowerCase().replace(/\s+/g, ' '));
    if (column !== undefined) columns[column] ??= i;
  });
  return columns;
}

const hasMoney = ({ amount, debit, credit }: Columns): boolean =>
  amount !== undefined || debit !== undefined || credit !== undefined;

/** Reads a header. Undefined for a line that is no header of movements. */
export function readHeader(cells: readonly string[]): Columns | undefined {
  const columns = columnsOf(cells);
  return columns.date !== undefined && hasMoney(columns) ? columns : undefined;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines above the header: banks like to introduce themselves. */
const MAX_PREAMBLE = 20;

interface FirstLine {
  line: number;
  delimiter: Delimiter;
  cells: string[];
}

/** The first lines of a file, taken apart in every way there is. */
const firstLines = (text: string): FirstLine[] =>
  text.split(/\r\n|\n|\r/, MAX_PREAMBLE).flatMap((line, i) =>
    DELIMITERS.map((delimiter) => ({
      line: i + 1,
      delimiter,
      cells: line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, '')),
    })),
  );

/** Finds the header and what separates its cells. Undefined when no line of the first ones is one. */
export const findHeader = (text: string): FirstLine | undefined =>
  firstLines(text).find(({ cells }) => readHeader(cells));

const MAX_SHOWN = 120;

/** What a line lacks that names two columns and yet is no header. Undefined when there is no such line. */
export function lackOf(text: string): { line: number; message: string } | undefined {
  const nearly = firstLines(text).find(({ cells }) => Object.keys(columnsOf(cells)).length >= 2);
  if (!nearly) return undefined;
  const what = columnsOf(nearly.cells).date === undefined ? 'date' : 'amount';
  const names = nearly.cells.map((cell) => cell.trim()).join(', ');
  const shown = names.length > MAX_SHOWN ? `${names.slice(0, MAX_SHOWN)}…` : names;
  return { line: nearly.line, message: `there is no column for the ${what}; the columns are ${shown}` };
}
