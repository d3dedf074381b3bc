import type { CompiledRow } from '../../server/rest/compile.ts';
import { ensureDemoTenant, ensureDemoUser } from '../../server/modules/demo/index.ts';
import { ensureAdmin } from '../../server/modules/platform/index.ts';
import { contractOf, contracts } from './families/index.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { PIXEL } from '../support/pixel.ts';
import type { Hints } from './sample.ts';

/** A server with a customer that has one of everything, and a credential of every kind. */
export interface World {
  /** The user whose token `user` is. */
  readonly userId: string;
  readonly at: TestServer;
  readonly customerId: string;
  readonly tokens: Readonly<Record<Principal, string | undefined>>;
  /** Path parameters and body fields that name things which are there. */
  readonly hints: Hints;
  send(row: CompiledRow, request: Request): Promise<Sent>;
}

export type Principal =
  | 'nobody'
  | 'server'
  | 'person'
  | 'page'
  | 'widget'
  | 'embed'
  | 'visitor'
  | 'stranger'
  | 'user'
  | 'otherUser'
  | 'admin'
  | 'service';

export interface Request {
  principal: Principal;
  params?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}

export interface Sent {
  /** What was asked; no row for paths that nobody made one for. */
  row?: CompiledRow;
  status: number;
  text: string;
  headers: Readonly<Record<string, unknown>>;
  json: unknown;
}

export const OPERATOR = { email: 'operator@fledge.example', password: 'correct horse battery' };

const SCOPES = [
  'read',
  'events:track',
  'marketplace:browse',
  'marketplace:purchase',
  'items:equip',
  'eggs:hatch',
  'evolve',
];

export async function openWorld(): Promise<World> {
  const at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  at.app.settings.demo = true;
  await ensureDemoTenant(at.app);
  await ensureDemoUser(at.app);
  const { live, jwt, customerId } = await at.register('language-learning');
  const { live: stranger } = await at.register('fitness');
  const post = async (path: string, body: unknown, token = live) =>
    (await at.call('POST', path, token, body)).body;
  const get = async (path: string) => (await at.call('GET', path, live)).body;

  const egg = await post('/eggs', { user_id: 'ada' });
  await at.call('PATCH', `/eggs/${egg.egg_id}/status`, live, { status: 'ready' });
  const hatch = await post(`/eggs/${egg.egg_id}/hatch`, {});
  const hatched = await at.settled(live, hatch.operation_id);
  const buddyId: string = hatched.buddy_id;
  await post('/events', { event_id: 'evt_contract', user_id: 'ada', type: 'lesson_completed' });
  await post(`/buddies/${buddyId}/coins`, { amount: 100_000 });
  const waiting = await post('/eggs', { user_id: 'ben' });
  const session = await post('/widget-sessions', { buddy_id: buddyId, scopes: SCOPES });
  const embed = await post('/embed-tokens', { buddy_id: buddyId });
  const page = await post('/auth/publishable-keys', { name: 'page' }, jwt);
  const marketplace = (await get('/marketplaces')).data[0];
  const items = (await get(`/marketplaces/${marketplace.id}/items`)).data.filter(
    (entry: { pricing: string; stock: number | null; visibility: object }) =>
      entry.pricing === 'coin' && entry.stock === null && Object.keys(entry.visibility).length === 0,
  );
  const [badge, streak, token] = await Promise.all([
    get('/badge-definitions'),
    get('/streak-definitions'),
    get('/token-config'),
  ]);
  const buddy = await get(`/buddies/${buddyId}`);
  const version = (await get('/config-versions')).data[0];

  const login = (name: string) =>
    post('/api/auth/register', { email: `${name}@user.example`, password: 'correct horse battery', name });
  const [user, otherUser] = await Promise.all([login('user'), login('other')]);
  const upload = await post('/stage-assets/upload-url', { content_type: 'image/png' });
  await fetch(upload.upload_url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(PIXEL) });

  await ensureAdmin(at.app, OPERATOR);
  const operator = await post('/admin/auth/login', OPERATOR, undefined);
  const demo = await post('/demo/session', {}, undefined);
  const fern = await post('/demo/hatch', {}, demo.session);

  const tokens: World['tokens'] = {
    nobody: undefined,
    server: live,
    person: jwt,
    page: page.key,
    widget: session.token,
    embed: embed.token,
    visitor: demo.session,
    stranger,
    user: user.access_token,
    otherUser: otherUser.access_token,
    admin: operator.access_token,
    service: undefined,
  };

  const send: World['send'] = async (row, request) => {
    const params = request.params ?? {};
    const path = row.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? 'unknown'),
    );
    const token = tokens[request.principal];
    const payload = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    const answer = await at.server.http.inject({
      method: row.method,
      url: path + (request.query ? `?${request.query}` : ''),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(request.principal === 'service' && { 'x-service-token': at.app.settings.serviceToken }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(payload !== undefined && { payload }),
    });
    return {
      row,
      status: answer.statusCode,
      text: answer.body,
      headers: answer.headers,
      json: parse(answer.body),
    };
  };
  const bare = { at, customerId, tokens, send, userId: user.user_id as string };
  const prepared = await Promise.all(
    contracts.map((contract) => contract.prepare?.(bare) ?? Promise.resolve({})),
  );

  return {
    ...bare,
    hints: {
      uuid: user.user_id,
      uid: user.user_id,
      refreshToken: user.refresh_token,
      ...Object.assign({}, ...prepared),
      userId: 'ada',
      buddyId,
      eggId: waiting.egg_id,
      operationId: hatch.operation_id,
      eventId: 'evt_contract',
      marketplaceId: marketplace.id,
      itemId: items[0].id,
      otherItemId: items[1].id,
      thirdItemId: items[2].id,
      fourthItemId: items[3].id,
      badgeKey: badge.data.at(-1).key ?? badge.data.at(-1).badge_key,
      streakKey: streak.data[0].key ?? streak.data[0].streak_key,
      tokenKey: token.data[0].key ?? token.data[0].token_key,
      skillKey: Object.keys(buddy.skills)[0],
      configVersionId: version.id,
      versionId: version.id,
      sessionId: session.id,
      presetKey: 'fitness',
      objectKey: upload.object_key,
      visitorBuddyId: fern.id,
    },
  };
}

/** The answer's JSON; of a stream of events, the events. */
function parse(text: string): unknown {
  try {
    if (text.startsWith('data: '))
      return text
        .split('\n\n')
        .filter((event) => event !== '')
        .map((event): unknown => JSON.parse(event.slice('data: '.length)));
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The family's envelope, complete: in progression a code, a message, and the request id that the header has too. */
export function isEnvelope({ row, json, headers }: Sent): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const contract = row && contractOf(row);
  if (contract) return contract.isEnvelope(json, headers['x-request-id']);
  if (!('error' in json)) return false;
  const { error } = json;
  if (typeof error !== 'object' || error === null) return false;
  if (!('code' in error && 'message' in error && 'requestId' in error)) return false;
  return (
    Object.keys(json).length === 1 &&
    typeof error.code === 'string' &&
    /^[a-z_]+$/.test(error.code) &&
    typeof error.message === 'string' &&
    error.requestId === headers['x-request-id']
  );
}
