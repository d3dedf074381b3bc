import { messages, protocol, type PGlite, type QueryOptions, type Results } from '@electric-sql/pglite';

const { serialize } = protocol;

/** A text that is asked so often is kept as a prepared statement. */
const OFTEN = 3;
const MOST_PREPARED = 300;
const MOST_COUNTED = 3_000;
/** The statement's table has changed since, or somebody has thrown all statements away. */
const OUTDATED = new Set(['0A000', '26000']);

interface Statement {
  name: string;
  /** Types of the parameters, as Postgres numbers them. */
  parameters: readonly number[];
  fields: readonly { name: string; dataTypeID: number }[];
}

/**
 * Has each query travel in one message, and analyses it once however often it comes: PGlite sends six messages a query,
 * which is most of what a small one costs. Plans are made anew each time, as tables grow and nobody analyses them.
 */
export async function prepareStatements(client: PGlite): Promise<void> {
  await client.exec('SET plan_cache_mode = force_custom_plan');
  const prepared = new Map<string, Statement>();
  const asked = new Map<string, number>();
  let made = 0;

  const send = (parts: Uint8Array[], syncToFs: boolean) =>
    client.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs });

  async function forget(text: string, { name }: Statement): Promise<void> {
    prepared.delete(text);
    await send([serialize.close({ type: 'S', name })], false);
  }

  async function prepare(text: string): Promise<Statement> {
    const times = (asked.get(text) ?? 0) + 1;
    if (asked.size >= MOST_COUNTED) asked.clear();
    asked.set(text, times);
    // Without a name it lives until the next one comes.
    const name = times < OFTEN ? '' : `fledge_${++made}`;
    const described = await send(
      [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })],
      false,
    );
    const statement: Statement = {
      name,
      parameters:
        described.find((one) => one instanceof messages.ParameterDescriptionMessage)?.dataTypeIDs ?? [],
      fields: described.find((one) => one instanceof messages.RowDescriptionMessage)?.fields ?? [],
    };
    if (name === '') return statement;
    for (const [old, known] of prepared) {
      if (prepared.size < MOST_PREPARED) break;
      await forget(old, known);
    }
    prepared.set(text, statement);
    return statement;
  }

  async function run(text: string, values: readonly unknown[], options: QueryOptions, syncToFs: boolean) {
    const known = prepared.get(text);
    const statement = known ?? (await prepare(text));
    if (known) {
      prepared.delete(text);
      prepared.set(text, known);
    }
    const { name, parameters, fields } = statement;
    const written = parameters.map((type, i) => writtenAs(client, values[i], type));
    try {
      const bound = serialize.bind({ statement: name, values: written });
      const answer = await send([bound, serialize.execute({})], syncToFs);
      return resultOf(client, answer, fields, options);
    } catch (error) {
      if (name !== '' && OUTDATED.has(codeOf(error))) await forget(text, statement);
      throw error;
    }
  }

  client.query = async <T>(text: string, values: readonly unknown[] = [], options: QueryOptions = {}) => {
    await client._checkReady();
    return client._runExclusiveTransaction(() =>
      client._runExclusiveQuery(async () => asAsked<T>(await run(text, values, options, true))),
    );
  };
  const transaction = client.transaction.bind(client);
  client.transaction = (work) =>
    transaction((tx) => {
      tx.query = async <T>(text: string, values: readonly unknown[] = [], options: QueryOptions = {}) => {
        if (tx.closed) throw new Error('the transaction is over');
        return client._runExclusiveQuery(async () => asAsked<T>(await run(text, values, options, false)));
      };
      return work(tx);
    });
}

function writtenAs(client: PGlite, value: unknown, type: number): string | null {
  if (value === null || value === undefined) return null;
  const serializer = client.serializers[type];
  return serializer ? serializer(value) : String(value);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What PGlite's own query answers, from the messages of an execution. */
function resultOf(
  { parsers }: PGlite,
  answer: readonly { name: string }[],
  fields: Statement['fields'],
  { rowMode, parsers: own = {} }: QueryOptions,
): Results {
  const readers = fields.map(({ dataTypeID }) => own[dataTypeID] ?? parsers[dataTypeID]);
  const read = (text: string | null, i: number): unknown =>
    text === null ? null : (readers[i]?.(text, fields[i]?.dataTypeID ?? 0) ?? text);
  const rows: object[] = [];
  let affectedRows = 0;
  for (const message of answer) {
    if (message instanceof messages.DataRowMessage) {
      const values = message.fields.map(read);
      rows.push(
        rowMode === 'array' ? values : Object.fromEntries(fields.map(({ name }, i) => [name, values[i]])),
      );
    } else if (message instanceof messages.CommandCompleteMessage && !message.text.startsWith('SELECT'))
      affectedRows = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
  }
  return { rows, affectedRows, fields: fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })) };
}

/** Whoever asks names the columns; the driver cannot know. */
function asAsked<T>(result: Results): Results<T> {
  return result as Results<T>;
}
