// The whole server with a database that answers intake at once: `node stubbed.js`, built by `bench/ingest/route.ts`.
import { createServer } from '../../server/app.ts';
import { openPglite, type Database, type Db } from '../../server/db/client.ts';
import { emptyState, printState } from '../../server/modules/progression/engine/index.ts';
import { noExternal, printExternal } from '../../server/modules/progression/external.ts';
import { bareApp, furnish } from './household.ts';

const database = await openPglite({});
const { key, versionId } = await furnish(database);
const companion = {
  audience: 'default',
  stage: 1,
  versionId,
  state: printState(emptyState()),
  external: printExternal(noExternal()),
  events: 0,
  purses: null,
};

function answer(text: string, parameters: unknown[]): object[] {
  const [tenants, users] = parameters;
  if (!Array.isArray(tenants) || !Array.isArray(users)) return [];
  if (text.startsWith('SELECT u.customer_id'))
    return users.map((id, i) => ({ customerId: tenants[i], id, timezone: null, sequence: 0, version: 0 }));
  if (!text.startsWith('SELECT b.customer_id')) return [];
  return users.map((userId: string, i) => ({
    customerId: tenants[i],
    userId,
    buddyId: userId.replace('user', 'bdy'),
    ...companion,
  }));
}

/** What `query` asks of a handle, and nothing else: intake uses no more. */
const stub = {
  session: {
    client: {
      query: (text: string, parameters: unknown[]) => Promise.resolve({ rows: answer(text, parameters) }),
    },
  },
} as unknown as Db;

const stubbed: Database = {
  ...database,
  pipelined: async (work) => {
    const { result, last } = await work(stub);
    await last;
    return result;
  },
  direct: (work) => work(stub),
  transaction: (work) => work(stub),
};
const app = bareApp(stubbed);
const server = await createServer(app);
const address = await server.http.listen({ port: 0, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
process.stdout.write(`ready ${address} ${key}\n`);
