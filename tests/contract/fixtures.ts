import type { CompiledRow } from '../../server/rest/compile.ts';
import { camelCase } from '../../server/rest/codec/schema.ts';
import { contractOf, contracts } from './families/index.ts';
import { PIXEL } from '../support/pixel.ts';
import { sampleBody } from './sample.ts';
import { OPERATOR, type Principal, type Request, type World } from './world.ts';

/** How one row is called with success, where the smallest input its schema takes would not do. */
export interface Fixture {
  body?: unknown;
  params?: Record<string, string>;
  query?: string;
  bytes?: { type: string; data: Buffer };
  headers?: Readonly<Record<string, string>>;
  /** Another answer than the row's own, for states that the world is not in. */
  status?: number;
}

export const keyOf = (row: CompiledRow): string => `${row.method} ${row.path.replace('/api/v1', '')}`;

/** Rows that anyone may call. */
export const OPEN: ReadonlySet<string> = new Set([
  'POST /auth/register',
  'POST /auth/login',
  'POST /admin/auth/login',
  'POST /demo/session',
  'GET /demo/widget-token',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  ...contracts.flatMap(({ open }) => open),
]);

/** Who calls a row with success. */
export function principalOf(row: CompiledRow): Principal {
  const contract = contractOf(row);
  if (contract) return contract.principal?.(row) ?? 'user';
  if (row.path.startsWith('/api/v1/widget/')) return 'widget';
  if (row.path.startsWith('/api/v1/demo/')) return 'visitor';
  if (row.path.startsWith('/api/v1/admin/')) return 'admin';
  return row.path.startsWith('/api/v1/auth/') ? 'person' : 'server';
}

/** Creations first, what ends something last. */
export function rankOf(row: CompiledRow): number {
  const key = keyOf(row);
  const own = contractOf(row)?.rank?.(key);
  if (own !== undefined) return own;
  // A draft is made, changed and published before the rest fills the next one with samples.
  const first = [
    'POST /config-versions',
    'PATCH /config-versions/:id',
    'POST /config-versions/:id/publish',
  ].indexOf(key);
  if (first >= 0) return first / 10;
  if (/\/(rotate|reset|auth\/logout)$/.test(key)) return 9;
  if (key.endsWith('/archive')) return 7;
  if (row.method === 'DELETE') return 8;
  if (row.method === 'POST' && row.params.length === 0) return 1;
  return row.method === 'GET' ? 2 : 3;
}

const ACCOUNT = { email: 'contract@shop.example', password: 'correct horse battery', name: 'Contract' };
const ITEM = { key: 'contract_item', name: 'Item', category: 'head', price: 5 };

/** What each row needs, by its key. */
export function fixtures(world: World): Record<string, Fixture> {
  const { hints } = world;
  return {
    ...Object.assign({}, ...contracts.map((contract) => contract.fixtures(world))),
    'POST /auth/register': { body: ACCOUNT },
    'POST /auth/login': { body: { email: ACCOUNT.email, password: ACCOUNT.password } },
    'POST /admin/auth/login': { body: OPERATOR },
    'GET /presets/:key': { params: { key: 'fitness' } },
    'POST /config-versions/:id/clone': { params: { id: String(hints.versionId) }, status: 409 },
    'PUT /gates/:gate_key': { body: { cost: 5 } },
    'POST /eggs/:id/hatch': { params: { id: String(hints.eggId) } },
    'POST /buddies/:buddy_id/evolve': { status: 409 },
    'PATCH /buddies/:id/skills': {
      body: { skills: [{ skill_key: hints.skillKey, operation: 'increase', value: 1 }] },
    },
    'POST /buddies/:buddy_id/badges': { body: { badge_key: hints.badgeKey } },
    'POST /buddies/:buddy_id/tokens': { body: { token_key: hints.tokenKey, amount: 5 } },
    'POST /buddies/:buddy_id/unlock-item': { body: { item_id: hints.otherItemId } },
    'POST /buddies/:buddy_id/gates/:gate_key/unlock': { status: 404 },
    'POST /operations/:id/cancel': { status: 409 },
    'POST /events': { body: { event_id: 'evt_other', user_id: 'ada', type: 'lesson_completed' } },
    'POST /marketplaces': { body: { key: 'second', name: 'Second' } },
    'PUT /marketplaces/:id': { body: { key: 'second', name: 'Second again' } },
    'POST /marketplaces/:id/items': { params: { id: String(hints.marketplaceId) }, body: ITEM },
    'POST /marketplaces/:id/items/import': { body: { items: [{ ...ITEM, key: 'imported' }] } },
    'POST /marketplaces/:id/items/reorder': {
      params: { id: String(hints.marketplaceId) },
      body: { item_ids: [hints.itemId] },
    },
    'POST /marketplaces/:id/items/:item_id/upload-image': {
      params: itemOf(hints, hints.itemId),
      bytes: { type: 'image/png', data: PIXEL },
    },
    'POST /marketplaces/:id/items/:item_id/regenerate-image': { params: itemOf(hints, hints.itemId) },
    'POST /badge-definitions/upload-icon': { bytes: { type: 'image/png', data: PIXEL } },
    'PUT /stage-assets/:stage': { params: { stage: '1' }, body: { object_key: hints.objectKey } },
    'POST /stage-assets/:stage/regenerate': { params: { stage: '2' } },
    'DELETE /stage-assets/:stage': { params: { stage: '1' } },
    'PUT /marketplaces/:id/items/:item_id': {
      params: itemOf(hints, hints.thirdItemId),
      body: { ...ITEM, key: 'renamed' },
    },
    'GET /marketplaces/:id/items/:item_id': { params: itemOf(hints, hints.itemId) },
    'GET /marketplaces/:id/items': { params: { id: String(hints.marketplaceId) } },
    'DELETE /marketplaces/:id/items/:item_id': { params: itemOf(hints, hints.thirdItemId) },
    'POST /demo/buddy/:id/evolve': { params: { id: String(hints.visitorBuddyId) }, status: 409 },
    'GET /demo/operations/:id': { status: 404 },
    'POST /widget-sessions': { body: { buddy_id: hints.buddyId, scopes: ['read'] } },
    'GET /widget/streak/:key': { params: { key: String(hints.streakKey) } },
    'GET /widget/operations/:id': { params: { id: String(hints.operationId) } },
    'POST /widget/purchase': { body: { item_id: hints.fourthItemId } },
    'POST /widget/hatch': { status: 202 },
    'POST /widget/evolve': { status: 409 },
  };
}

const itemOf = (hints: World['hints'], itemId: unknown) => ({
  id: String(hints.marketplaceId),
  item_id: String(itemId),
});

/** The call of a row that should succeed; `made` holds the ids that creating rows answered, by their path. */
export function happyCall(row: CompiledRow, world: World, made: ReadonlyMap<string, string>): Request {
  const fixture = fixtures(world)[keyOf(row)] ?? {};
  const body = fixture.body ?? sampleBody(row, world.hints);
  return {
    principal: principalOf(row),
    params: { ...paramsOf(row, world, made), ...fixture.params },
    ...(fixture.query !== undefined && { query: fixture.query }),
    ...(body !== undefined && { body }),
    ...(fixture.headers && { headers: fixture.headers }),
    ...(fixture.bytes && { text: fixture.bytes.data, headers: { 'content-type': fixture.bytes.type } }),
  };
}

/** Ids for the parameters of a path: what a row created under the same prefix, else what the world has. */
export function paramsOf(
  row: CompiledRow,
  { hints }: World,
  made: ReadonlyMap<string, string>,
): Record<string, string> {
  const local = row.path.replace('/api/v1', '');
  const slots = row.work.kind === 'procedure' ? row.work.input.path : [];
  return Object.fromEntries(
    row.params.map((name) => {
      const prefix = local.slice(0, local.indexOf(`/:${name}`));
      const field = slots.find((slot) => slot.wire === name)?.field ?? camelCase(name);
      return [name, String(made.get(prefix) ?? hints[field] ?? 'sample')];
    }),
  );
}
