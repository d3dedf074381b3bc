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

/** Reads a header; the first of two columns of a kind counts. Undefined for a line that is no header of movements. */
export function readHeader(cells: readonly string[]): Columns | undefined {
  const columns: Columns = {};
  cells.forEach((cell, i) => {
    const column = BY_NAME.get(cell.trim().toLowerCase().replace(/\s+/g, ' '));
    if (column !== undefined) columns[column] ??= i;
  });
  const hasMoney =
    columns.amount !== undefined || columns.debit !== undefined || columns.credit !== undefined;
  return columns.date !== undefined && hasMoney ? columns : undefined;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines above the header: banks like to introduce themselves. */
const MAX_PREAMBLE = 20;

/** Finds the header and what separates its cells. Undefined when no line of the first ones is one. */
export function findHeader(text: string): { line: number; delimiter: Delimiter } | undefined {
  const lines = text.split(/\r\n|\n|\r/, MAX_PREAMBLE);
  for (const [i, line] of lines.entries())
    for (const delimiter of DELIMITERS)
      if (readHeader(line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))))
        return { line: i + 1, delimiter };
  return undefined;
}
