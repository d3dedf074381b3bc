/** The longest cell; beyond it a quote was never closed. */
const MAX_CELL_CHARS = 4_000_000;

/**
 * Rows of a CSV text that comes in pieces (RFC 4180: quotes, doubled quotes, line breaks within quotes). Throws when a
 * quote is never closed.
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<string[], void, void> {
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let wasQuote = false;
  for await (const piece of pieces) {
    for (const character of piece) {
      if (isQuoted && !wasQuote) {
        if (character === '"') wasQuote = true;
        else cell += character;
        if (cell.length > MAX_CELL_CHARS) throw new Error('a quote in the file is never closed');
        continue;
      }
      if (wasQuote && character === '"') {
        cell += '"';
        wasQuote = false;
        continue;
      }
      if (wasQuote) {
        wasQuote = false;
        isQuoted = false;
      }
      if (character === '"' && cell === '') isQuoted = true;
      else if (character === ',') {
        row.push(cell);
        cell = '';
      } else if (character === '\n') {
        row.push(cell);
        cell = '';
        if (row.length > 1 || row[0] !== '') yield row;
        row = [];
      } else if (character !== '\r') cell += character;
    }
  }
  if (isQuoted && !wasQuote) throw new Error('a quote in the file is never closed');
  row.push(cell);
  if (row.length > 1 || row[0] !== '') yield row;
}
