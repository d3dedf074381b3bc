import { Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { invalid } from '../../../kernel/errors.ts';
import { raw, type RawCall } from '../../table.ts';

type Call = RawCall['call'];
interface Table {
  name: string;
  columns: string[];
}
type Row = Record<string, unknown>;

/** What the two procedures answer; their output schemas guarantee it. */
const tablesIn = (answer: unknown): Table[] => (answer as { tables: Table[] }).tables;
const batchIn = (answer: unknown) => answer as { rows: Row[]; after: string | null };

/** A table's rows batch by batch: a million of them are never in memory together. */
async function* batches(call: Call, token: string | undefined, table: string): AsyncGenerator<Row[]> {
  for (let after: string | null = ''; after !== null;) {
    const batch = batchIn(await call('research.exportBatch', { token, table, after }));
    yield batch.rows;
    ({ after } = batch);
  }
}

async function* asJson(
  now: string,
  call: Call,
  token: string | undefined,
  tables: readonly Table[],
): AsyncGenerator<string> {
  yield `{"exported_at":${JSON.stringify(now)},"tables":{`;
  for (const [i, { name }] of tables.entries()) {
    yield `${i > 0 ? ',' : ''}${JSON.stringify(name)}:[`;
    let isFirst = true;
    for await (const rows of batches(call, token, name)) {
      if (rows.length === 0) continue;
      yield (isFirst ? '' : ',') + rows.map((row) => JSON.stringify(row)).join(',');
      isFirst = false;
    }
    yield ']';
  }
  yield '}}';
}

/** RFC 4180, and no cell that a spreadsheet would take for a formula. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** One CSV a table, packed as it is read. */
async function* asZip(
  call: Call,
  token: string | undefined,
  tables: readonly Table[],
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failed ??= error;
    packed.push(chunk);
  });
  for (const { name, columns } of tables) {
    const file = new ZipDeflate(`${name}.csv`, { level: 6 });
    zip.add(file);
    file.push(strToU8(`${columns.join(',')}\r\n`));
    for await (const rows of batches(call, token, name)) {
      const lines = rows.map((row) => `${columns.map((column) => cell(row[column])).join(',')}\r\n`);
      file.push(strToU8(lines.join('')));
      if (failed) throw failed;
      yield* packed.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* packed.splice(0);
  }
  zip.end();
  yield* packed.splice(0);
}

/** `GET /api/admin/research/export`: all consented rows as one JSON document, or with `?format=csv` a zip of CSVs. */
export const exportResearch = raw(
  async ({ ctx, request, reply, call }) => {
    const sent = request.headers['x-research-export-token'];
    const token = Array.isArray(sent) ? sent[0] : sent;
    const tables = tablesIn(await call('research.exportStart', { token }));
    const format = new URL(request.url, 'http://any').searchParams.get('format') ?? 'json';
    if (format !== 'json' && format !== 'csv')
      throw invalid([{ field: 'format', message: 'must be json or csv' }]);
    void reply.header('cache-control', 'no-store');
    if (format === 'json')
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(Readable.from(asJson(ctx.now().toISOString(), call, token, tables)));
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="research.zip"')
      .send(Readable.from(asZip(call, token, tables)));
  },
  {
    summary: 'Export what consenting users have contributed',
    parameters: [
      {
        in: 'header',
        name: 'X-Research-Export-Token',
        required: true,
        schema: { type: 'string' },
        description:
          'What the operator set as `RESEARCH_EXPORT_TOKEN`. A platform operator with the role `super` needs none.',
      },
      { in: 'query', name: 'format', schema: { type: 'string', enum: ['json', 'csv'], default: 'json' } },
    ],
    responses: {
      200: {
        description: 'The tables, streamed',
        content: {
          'application/json': { schema: { type: 'object' } },
          'application/zip': { schema: { type: 'string', contentMediaType: 'application/zip' } },
        },
      },
      403: { description: 'The token is missing or wrong' },
      503: { description: 'No token is configured on this server' },
    },
  },
);
