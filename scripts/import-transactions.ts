// `npm run import:transactions -- --user ID FILE`: the movements of a CSV, OFX or QFX file into a user's book.
// On the embedded database the server must be stopped; on Postgres it may run.
import { mkdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { createCtx, type App } from '../server/db/context.ts';
import { migrate } from '../server/db/migrate.ts';
import { HOME, modeOf, accountOf } from '../server/kernel/actor.ts';
import { isFailure } from '../server/kernel/errors.ts';
import { silent } from '../server/kernel/log.ts';
import { createSignalBus } from '../server/kernel/signals.ts';
import { openDatabase } from '../server/main.ts';
import { openMedia } from '../server/media/index.ts';
import { importFile, importInput, MAX_IMPORT_BYTES, previewImport } from '../server/modules/book/index.ts';
import { openWire } from '../server/realtime/wires/index.ts';

const USAGE = `npm run import:transactions -- --user ID [options] FILE
  --tenant ID          the customer whose user it is; "home" unless said, ":test" behind it for test data
  --account NAME       the account of a CSV file; "Imported" unless said
  --account-type TYPE  checking, savings, cash, investment, credit or loan
  --budget ID          the budget that new transactions go into
  --currency CODE      where the file names none; USD unless said
  --date-format dmy|mdy  for dates that could be read both ways
  --preview            say what would be done, and do nothing`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    user: { type: 'string' },
    tenant: { type: 'string', default: HOME.accountId },
    account: { type: 'string' },
    'account-type': { type: 'string' },
    budget: { type: 'string' },
    currency: { type: 'string' },
    'date-format': { type: 'string' },
    preview: { type: 'boolean', default: false },
  },
});
const [path, ...more] = positionals;
if (values.user === undefined || path === undefined || more.length > 0) refuse(USAGE);

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

const { size } = await stat(path);
if (size > MAX_IMPORT_BYTES)
  refuse(`The file has ${size} bytes; at most ${MAX_IMPORT_BYTES} can be imported at once.`);
const parsed = importInput.safeParse({
  file: (await readFile(path)).toString('base64'),
  accountName: values.account,
  accountType: values['account-type'],
  budgetId: values.budget,
  currency: values.currency,
  dateFormat: values['date-format'],
});
if (!parsed.success) refuse(z.prettifyError(parsed.error));
const input = parsed.data;

const config = readConfig(process.env);
const dataDir = resolve(config.dataDir);
await mkdir(dataDir, { recursive: true });
const database = await openDatabase(config, dataDir);
// Servers that run hear that the book has changed.
const wire = await openWire({ redisUrl: config.redisUrl, databaseUrl: config.databaseUrl }, silent);
const bus = createSignalBus(silent, wire);
const media = openMedia({ dataDir });
try {
  await migrate(database);
  const settings: App['settings'] = {
    publicUrl: '',
    dataDir,
    demo: false,
    demoKeepDays: 7,
    orphanKeepDays: 7,
    rateLimitScale: 1,
    serviceToken: '',
    legacyUuidAuth: false,
    sharedCache: false,
    externalIssuer: undefined,
  };
  const ctx = createCtx(
    { database, bus, media, log: silent, now: () => new Date(), settings },
    {
      type: 'user',
      accountId: accountOf(values.tenant),
      mode: modeOf(values.tenant),
      userId: values.user,
      via: 'service',
      scopes: 'all',
    },
  );
  const done = await (values.preview ? previewImport : importFile)(ctx, input);
  for (const { account, imported, duplicates } of done.statements)
    console.log(`${account.name} (${account.currency}): ${imported} new, ${duplicates} known`);
  console.log(values.preview ? 'Nothing was written.' : `${done.imported} transactions imported.`);
} catch (error) {
  if (!isFailure(error)) throw error;
  console.error(error.message);
  const lines: unknown = error.details?.lines;
  if (Array.isArray(lines))
    for (const { line, message } of lines) console.error(`  line ${line}: ${message}`);
  process.exitCode = 1;
} finally {
  await bus.close();
  await media.close();
  await database.close();
}
