import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { App } from '../../server/db/context.ts';
import { failures, notFound } from '../../server/kernel/errors.ts';
import * as f from '../../server/kernel/fields.ts';
import { silent, type Log } from '../../server/kernel/log.ts';
import { pageInput, pageOf } from '../../server/kernel/page.ts';
import { createSignalBus } from '../../server/kernel/signals.ts';
import type { Actor } from '../../server/kernel/actor.ts';
import { compileRows } from '../../server/rest/compile.ts';
import { snakeEnvelope } from '../../server/rest/dialects/snake-envelope.ts';
import { httpOptions, mountEdge } from '../../server/rest/edge.ts';
import { createMetrics } from '../../server/rest/metrics.ts';
import { mountDocs } from '../../server/rest/docs.ts';
import { mountRest } from '../../server/rest/mount.ts';
import { mountTrpc } from '../../server/trpc/http.ts';
import type { Allowance, Authenticate, Once } from '../../server/rest/ports.ts';
import { accepted, created, family, noContent, raw, view, type Family } from '../../server/rest/table.ts';
import { open, router, server } from '../../server/trpc/trpc.ts';

/** A small shop of procedures with everything a table can meet, on no database at all. */
const refuse = failures({ sold_out: ['conflict', 'Nothing is left.'], broken: ['invalid', 'No.'] });

const egg = z.object({
  eggId: z.string(),
  visualVariant: z.int(),
  configVersionId: z.string().nullable(),
  metadata: f.freeMap,
  skills: z.record(z.string(), z.object({ currentLevel: z.int() })),
  parts: z.array(
    z.discriminatedUnion('partKind', [
      z.object({ partKind: z.literal('hat'), hatSize: z.int() }),
      z.object({ partKind: z.literal('shoe'), shoeColor: z.string() }),
    ]),
  ),
});

const eggInput = z.strictObject({
  userId: f.userId,
  metadata: f.freeMap.default({}),
  audienceKey: z.string().nullish(),
  levels: z
    .array(z.strictObject({ minLevel: z.int().min(1), skillKey: f.key }))
    .max(5)
    .optional(),
  parts: z
    .array(
      z.discriminatedUnion('partKind', [
        z.strictObject({ partKind: z.literal('hat'), hatSize: z.int() }),
        z.strictObject({ partKind: z.literal('shoe'), shoeColor: z.string() }),
      ]),
    )
    .optional(),
  target: z
    .union([z.strictObject({ buddyId: z.string() }), z.strictObject({ eggId: z.string() })])
    .optional(),
  ensure: z.boolean().optional(),
});

const sample = (metadata: Record<string, unknown>): z.input<typeof egg> => ({
  eggId: 'egg_1',
  visualVariant: 7,
  configVersionId: null,
  metadata,
  skills: { deepWork: { currentLevel: 2 } },
  parts: [{ partKind: 'hat', hatSize: 3 }],
});

export const shopRouter = router({
  eggs: router({
    create: server
      .meta({ summary: 'Create an egg' })
      .input(eggInput)
      .output(egg)
      .mutation(({ input }) => sample({ ...input.metadata, input })),
    get: server
      .input(z.strictObject({ eggId: f.pathId }))
      .output(egg)
      .query(({ input }) => {
        if (input.eggId === 'missing') throw notFound('egg');
        if (input.eggId === 'sold') throw refuse('sold_out', { egg_id: input.eggId });
        if (input.eggId === 'crash') throw new Error('SELECT secret FROM customers');
        return sample({ given: input.eggId });
      }),
    list: server
      .input(
        z.strictObject({
          ...pageInput,
          status: z.array(z.enum(['waiting', 'ready'])).optional(),
          isOpen: z.boolean().optional(),
          minLevel: z.number().optional(),
        }),
      )
      .output(pageOf(z.object({ seen: f.freeMap })))
      .query(({ input }) => ({ data: [{ seen: { ...input } }], nextCursor: null })),
    setStatus: server
      .input(
        z.strictObject({
          id: f.pathId,
          status: z.enum(['ready', 'cancelled']),
          reasonText: f.text(20).optional(),
        }),
      )
      .output(z.object({ eggId: z.string(), newStatus: z.string() }))
      .mutation(({ input }) => ({ eggId: input.id, newStatus: input.status })),
    refuse: server
      .input(z.strictObject({ itemList: z.array(z.strictObject({ priceAmount: f.amount })) }))
      .output(z.object({}))
      .mutation(() => {
        throw refuse('broken', { fields: [{ field: 'itemList.0.priceAmount', message: 'no' }] });
      }),
    remove: server
      .input(z.strictObject({ eggId: f.pathId }))
      .output(z.object({}))
      .mutation(() => ({})),
    track: server
      .meta({ idempotency: 'native' })
      .input(z.strictObject({ eventId: z.string() }))
      .output(z.object({ count: z.int(), wasThere: z.boolean() }))
      .mutation(({ input }) => ({ count: ++counters.tracked, wasThere: input.eventId === 'old' })),
    pretend: server
      .input(z.strictObject({ eventId: z.string() }))
      .output(z.object({ wouldCount: z.int() }))
      .mutation(() => ({ wouldCount: counters.tracked + 1 })),
  }),
  ping: open.output(z.object({ isOk: z.boolean() })).query(() => ({ isOk: true })),
  login: open
    .input(z.strictObject({ email: f.email }))
    .output(z.object({ accessToken: z.string() }))
    .mutation(() => ({ accessToken: 't' })),
});

/** How often procedures with an effect ran. */
export const counters = { tracked: 0 };

export const shopFamily: Family = family({
  name: 'progression',
  title: 'Progression',
  prefix: '/api/v1',
  dialect: snakeEnvelope,
  classes: { '/ping': 'unlimited', '/login': 'auth' },
  sections: {
    eggs: {
      'GET /eggs': 'eggs.list',
      'POST   /eggs': created('eggs.create'),
      'POST /eggs/refuse': 'eggs.refuse',
      'POST /eggs/track': created('eggs.track', { repeated: 'wasThere', flags: { dry_run: 'eggs.pretend' } }),
      'GET /eggs/waiting': { call: 'eggs.list', with: { limit: 5 }, summary: 'Waiting ones' },
      'GET /eggs/short/:egg_id': {
        call: 'eggs.get',
        view: view(z.object({ theId: z.string() }), (output: { eggId: string }) => ({ theId: output.eggId })),
      },
      'GET /eggs/:id': { call: 'eggs.get', rename: { id: 'eggId' } },
      'PATCH /eggs/:id/status': 'eggs.setStatus',
      'POST /eggs/:egg_id/hatch': accepted('eggs.get'),
      'DELETE /eggs/:egg_id': noContent('eggs.remove'),
    },
    probes: {
      'GET /ping': 'ping',
      'POST /login': 'login',
      'GET /plain/:name': raw(({ reply, params }) => reply.type('text/plain').send(`hello ${params.name}`), {
        summary: 'Plain text',
        responses: { 200: { description: 'Text', content: { 'text/plain': {} } } },
      }),
      'POST /bytes': raw(
        ({ request }) => ({ bytes: Buffer.isBuffer(request.body) ? request.body.length : -1 }),
        {
          summary: 'Bytes',
          body: 'bytes',
          maxBytes: 100,
          responses: { 200: { description: 'Count' } },
        },
      ),
    },
  },
});

export interface Shop {
  readonly fastify: FastifyInstance;
  readonly log: { fields: object; message: string }[];
  allowance: Allowance;
  close(): Promise<void>;
}

/** Bearer `key` is a server, `widget:<user>` a session, none is anonymous, anything else is refused. */
export const authenticateShop: Authenticate = async ({ headers }) => {
  const token = headers.authorization?.replace(/^Bearer /, '');
  if (token === undefined) return { type: 'anonymous' };
  if (token === 'key') return { type: 'key', accountId: 'cus_1', keyId: 'key_1', mode: 'live' };
  const [kind, userId] = token.split(':');
  if (kind === 'widget' && userId) return widgetActor(userId);
  throw failures({ token_expired: ['unauthenticated', 'The token has expired.'] })('token_expired');
};

const widgetActor = (userId: string): Actor => ({
  type: 'widget',
  accountId: 'cus_1',
  mode: 'live',
  sessionId: 'wgs_1',
  kind: 'session',
  userId,
  buddyId: null,
  scopes: ['read'],
  origins: [],
  expiresAt: '2030-01-01T00:00:00.000Z',
});

/** An app without a database: for the transport's own tests. */
export function bareApp(log: Log = silent): App {
  const nothing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('this test has no database');
      },
    },
  );
  return {
    database: {
      db: nothing,
      transaction: async () => {
        throw new Error('this test has no database');
      },
    },
    bus: createSignalBus(silent),
    log,
    now: () => new Date(),
    settings: { publicUrl: 'http://fledge.test', dataDir: '/nowhere', demo: false },
  } as unknown as App;
}

/** Keys in memory, with the promises of the real one. */
export function memoryOnce(): Once {
  const answers = new Map<string, { fingerprint: string; status: number; body: string }>();
  return async (ctx, key, fingerprint, run) => {
    const id = `${ctx.customerId} ${key}`;
    const known = answers.get(id);
    if (known && known.fingerprint !== fingerprint)
      throw failures({ idempotency_key_conflict: ['conflict', 'That key was used for another request.'] })(
        'idempotency_key_conflict',
      );
    if (known) return { status: known.status, body: known.body, replayed: true };
    const answer = await run(ctx);
    answers.set(id, { ...answer, fingerprint });
    return { ...answer, replayed: false };
  };
}

export async function openShop(): Promise<Shop> {
  const lines: Shop['log'] = [];
  const write = (fields: object, message: string) => void lines.push({ fields, message });
  const app = bareApp({ debug() {}, info: write, warn: write, error: write });
  const rows = compileRows([shopFamily], shopRouter);
  const fastify = Fastify(httpOptions);
  const shop: Shop = {
    fastify,
    log: lines,
    allowance: { allowed: true, limit: 100, remaining: 99, resetAt: 1_800_000_000 },
    close: () => fastify.close(),
  };
  mountEdge(fastify, { rows, log: app.log, metrics: createMetrics() });
  const ports = {
    app,
    rows,
    router: shopRouter,
    authenticate: authenticateShop,
    limit: async () => shop.allowance,
  };
  await mountRest(fastify, {
    ...ports,
    once: memoryOnce(),
    standing: async () => ({ used: 0, limit: undefined, resetAt: '2027-01-01T00:00:00.000Z' }),
  });
  await mountTrpc(fastify, ports);
  mountDocs(fastify, { rows, title: 'Fledge', version: '1.0.0' });
  await fastify.ready();
  return shop;
}
