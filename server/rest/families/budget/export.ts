import { Readable } from 'node:stream';
import { queryOptions } from './query-options.ts';
import { raw, type RawCall } from '../../table.ts';

const COLUMNS = ['date', 'amount', 'currency', 'details', 'merchant', 'category', 'account', 'id'] as const;
const DAYS = ['start_date', 'end_date'];
const PROCEDURE = 'book.transactions.export';

/** What a spreadsheet would take for a formula; some read the wide signs of East Asia as the narrow ones. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell of CSV. Text that a spreadsheet would run gets an apostrophe in front; figures are figures. */
export function csvCell(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Page {
  rows: Record<string, unknown>[];
  nextCursor: string | null;
}
/** The procedure's output schema says so. */
const asPage = (answer: unknown): Page => answer as Page;

async function* linesOf(first: Page, next: (cursor: string) => Promise<Page>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for (let page = first; ; page = await next(page.nextCursor)) {
    yield page.rows.map((row) => `${COLUMNS.map((column) => csvCell(row[column])).join(',')}\r\n`).join('');
    if (page.nextCursor === null) return;
  }
}

/** `GET …/export`: the whole book as CSV, a thousand rows at a time, however long it is. */
export const exportRow = raw(
  async ({ request, reply, call }: RawCall) => {
    const days = queryOptions(request.query, DAYS);
    const ask = async (cursor?: string): Promise<Page> =>
      asPage(await call(PROCEDURE, { ...days, ...(cursor !== undefined && { cursor }) }));
    // What is refused is refused before the first byte.
    const first = await ask();
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="transactions.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(linesOf(first, ask)));
  },
  {
    summary: 'The whole book as CSV; cells that a spreadsheet would run are made harmless',
    parameters: DAYS.map((name) => ({
      in: 'query',
      name,
      required: false,
      schema: { type: 'string', format: 'date' },
    })),
    responses: {
      200: { description: 'CSV with a header', content: { 'text/csv': { schema: { type: 'string' } } } },
    },
  },
);
