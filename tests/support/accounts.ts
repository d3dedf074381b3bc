import { authenticate, type Credentials } from '../../server/modules/accounts/authenticate.ts';
import { accountsRouter } from '../../server/modules/accounts/procedures.ts';
import { createCallerFactory } from '../../server/trpc/trpc.ts';
import { createCtx, type App } from '../../server/db/context.ts';
import { createSignalBus, type SignalBus } from '../../server/kernel/signals.ts';
import { silent } from '../../server/kernel/log.ts';
import { newId } from '../../server/kernel/ids.ts';
import { isFailure } from '../../server/kernel/errors.ts';
import { toFailure } from '../../server/trpc/trpc.ts';
import { buddies } from '../../server/modules/buddies/tables.ts';

const callers = createCallerFactory(accountsRouter);

/** Calls procedures as whoever the headers say. */
export const caller = async (app: App, sent: Credentials = {}) =>
  callers(createCtx(app, await authenticate(app, sent), 'req_test'));

export const bearer = (token: string): Credentials => ({ authorization: `Bearer ${token}` });

/** A registered customer: its id, its person's caller and a live and a test key. */
export async function newCustomer(app: App, email = `${newId('request')}@fledge.test`) {
  const open = await caller(app);
  const registered = await open.auth.register({ email, password: 'correct horse', name: 'Acme' });
  const person = await caller(app, bearer(registered.accessToken));
  const live = await person.auth.apiKeys.create({ name: 'server', environment: 'live' });
  const test = await person.auth.apiKeys.create({ name: 'staging', environment: 'test' });
  return { id: registered.customer.id, email, token: registered.accessToken, person, live, test };
}

/** A buddy as it stands in the table after hatching. */
export async function hatch(app: App, customerId: string, userId: string, audience = 'default') {
  const id = newId('buddy');
  const now = app.now().toISOString();
  await app.database.db.insert(buddies).values({
    customerId,
    id,
    userId,
    audience,
    eggId: newId('egg'),
    name: 'Pip',
    status: 'active',
    configVersionId: newId('configVersion'),
    style: 'cute',
    variant: 1,
    stage: 1,
    equipped: [],
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** What a call was refused with. */
export async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    const { kind, code, details } = isFailure(error) ? error : toFailure(error);
    return { kind, code, ...(details ? { details } : {}) };
  }
  throw new Error('it was not refused');
}

/** A second node: the same database, memory of its own, signals carried over. */
export function secondNode(app: App, { connected = true } = {}): App {
  const bus = createSignalBus(silent);
  if (connected) link(app.bus, bus);
  return { ...app, bus };
}

function link(from: SignalBus, to: SignalBus): void {
  from.on('credential.revoked', (payload) => to.emit({ name: 'credential.revoked', payload }));
  from.on('account.changed', (payload) => to.emit({ name: 'account.changed', payload }));
}
