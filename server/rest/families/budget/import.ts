import { fail } from '../../../kernel/errors.ts';
import { raw, type RawRow } from '../../table.ts';
import { queryOptions } from './query-options.ts';

const MAX_BYTES = 5 * 1024 * 1024;

const OPTIONS: Readonly<Record<string, object>> = {
  account_name: {
    type: 'string',
    maxLength: 100,
    description: 'The account of a CSV file; `Imported` unless said.',
  },
  account_type: { type: 'string', enum: ['checking', 'savings', 'cash', 'investment', 'credit', 'loan'] },
  budget_id: { type: 'string', format: 'uuid', description: 'The budget that new transactions go into.' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  date_format: {
    type: 'string',
    enum: ['dmy', 'mdy'],
    description: 'For files whose dates could be read both ways.',
  },
};

/** `POST …/import`: the file is the body, of at most 5 MiB. A larger one is refused before it is read. */
export const importRow = (procedure: string, summary: string): RawRow =>
  raw(
    async ({ request, reply, call, toWire }) => {
      const { body } = request;
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw fail('bad_request', undefined, 'The body must be the file.');
      const options = queryOptions(request.query, Object.keys(OPTIONS));
      const done = await call(procedure, { ...options, file: body.toString('base64') });
      return reply.header('cache-control', 'no-store').send({ data: toWire(procedure, done) });
    },
    {
      summary,
      body: 'bytes',
      maxBytes: MAX_BYTES,
      parameters: Object.entries(OPTIONS).map(([name, schema]) => ({
        in: 'query',
        name,
        required: false,
        schema,
      })),
      requestBody: {
        required: true,
        content: {
          'text/csv': { schema: { type: 'string' } },
          'application/x-ofx': { schema: { type: 'string' } },
        },
      },
      responses: {
        200: { description: 'What was new, what was known, and the first rows of each account' },
        413: { description: 'The file is larger than 5 MiB or has more than 20,000 transactions' },
        422: { description: 'Neither CSV nor OFX, or lines that cannot be read (`details.lines`)' },
      },
    },
  );
