import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isFledgeError, type Fledge, type SessionScope } from '../../embed/server.ts';
import { DEMO_ACTIONS, deedsOf } from './demo-actions.ts';
import { BOOK_ACTIONS, openNotebook, pagesOf, spokenPages, writePages } from './demo-book.ts';
import { createBudget } from './demo-budget.ts';
import { sendEach, sendMany, spoken } from './demo-entries.ts';
import { createFern } from './demo-fern.ts';
import {
  createVisitorMemory,
  isVisitorToken,
  newVisitorToken,
  remember,
  VISITOR_SECONDS,
  visitorUserId,
} from './demo-visitors.ts';

export interface DemoOptions {
  /** Lark Street's client of Fledge: the same SDK, over the same HTTP, as any customer's. */
  fledge: () => Promise<Fledge>;
  now: () => Date;
  /** Gives a visitor half a year of money to talk about, once. */
  giveBook: (userId: string) => Promise<void>;
}

const COOKIE = 'fledge_demo';
const SCOPES: SessionScope[] = [
  'read',
  'events:track',
  'marketplace:browse',
  'marketplace:purchase',
  'items:equip',
  'eggs:hatch',
  'evolve',
  'challenges:write',
  'chat:write',
  'book:read',
  'book:write',
];
const LOST = 'Reload the page: Lark Street lost you.';
/** More than this go as a batch. */
const MANY = 10;
const SESSION_SECONDS = 1_800;

/**
 * The server of Lark Street: it plays a customer's own. It knows its visitors by a cookie, asks Fledge for their
 * tokens, and tells Fledge what they do. Nothing here reaches into Fledge but through the SDK.
 */
export function registerDemoHost(fastify: FastifyInstance, { fledge, now, giveBook }: DemoOptions): void {
  const memoryOf = createVisitorMemory();
  const fern = createFern(now);
  const deedsOfVisitor = createBudget(60, 60);
  const callsOfAddress = createBudget(240, 60);
  const newcomersOfAddress = createBudget(120, 3_600);

  fastify.setErrorHandler((error, request, reply) => {
    if (isFledgeError(error)) {
      request.log.warn({ code: error.code, requestId: error.requestId }, 'demo call failed');
      const message =
        error.status === 429 ? 'Too fast for Fledge. Wait a little.' : `Fledge says no: ${error.code}.`;
      return reply.code(error.status === 429 ? 429 : 502).send({ message });
    }
    request.log.error({ err: error }, 'demo failed');
    return reply.code(500).send({ message: 'Lark Street has tripped.' });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    // The cookie is Lax already; this closes what old browsers leave open.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin')
      return reply.code(403).send({ message: 'From this page only.' });
    return tooMuch(reply, callsOfAddress.take(request.ip, Date.now()));
  });

  /** The visitor of a request; a new one where there is none, or undefined when this address had too many. */
  function visitor(request: FastifyRequest, reply: FastifyReply): { userId: string } | undefined {
    const known = tokenOf(request);
    if (known) return { userId: visitorUserId(known) };
    if (newcomersOfAddress.take(request.ip, Date.now()) > 0) return undefined;
    return { userId: visitorUserId(welcome(request, reply)) };
  }

  /** The visitor of a request that does something, or undefined when it was answered already. */
  function doer(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const token = tokenOf(request);
    if (!token) {
      void reply.code(404).send({ message: LOST });
      return undefined;
    }
    const userId = visitorUserId(token);
    return tooMuch(reply, deedsOfVisitor.take(userId, Date.now())) ? undefined : userId;
  }

  /** Where the loader asks for a token. */
  fastify.post('/demo/session', async (request, reply) => {
    const who = visitor(request, reply);
    if (!who) return tooMuch(reply, 60);
    const { userId } = who;
    const { data } = await (await fledge()).buddies.list({ userId, status: 'active', limit: 1 });
    const buddyId = data[0]?.id;
    if (!buddyId) await readyEgg(await fledge(), userId);
    const { origin } = request.headers;
    const session = await (
      await fledge()
    ).widgetSessions.create({
      ...(buddyId ? { buddyId } : { userId }),
      scopes: SCOPES,
      ttlSeconds: SESSION_SECONDS,
      ...(origin && origin !== 'null' ? { allowedOrigins: [origin] } : {}),
    });
    memoryOf(userId).sessionId = session.id;
    return { token: session.token, expiresAt: session.expiresAt };
  });

  /** The visitor has opened the chat. A real host would have sent its users' transactions long before. */
  fastify.post('/demo/book', async (request, reply) => {
    const userId = doer(request, reply);
    if (!userId) return reply;
    await giveBook(userId);
    return {};
  });

  /** Fern of the start page: a token that only reads, the same for everybody. */
  fastify.post('/demo/fern', async () => fern(await fledge()));

  const action = z.enum(DEMO_ACTIONS);
  fastify.post<{ Params: { action: string } }>('/demo/do/:action', async (request, reply) => {
    const chosen = action.safeParse(request.params.action);
    if (!chosen.success) return reply.code(404).send({ message: LOST });
    const userId = doer(request, reply);
    if (!userId) return reply;
    const memory = memoryOf(userId);
    const times = memory.times.get(chosen.data) ?? 0;
    memory.times.set(chosen.data, times + 1);
    const deeds = deedsOf(chosen.data, { userId, times, now: now(), newId: () => `lark-${randomUUID()}` });
    if (deeds.length <= MANY) for (const { event } of deeds) remember(memory, event);
    const entries = await (deeds.length > MANY ? sendMany : sendEach)(await fledge(), deeds);
    return { entries, said: spoken(entries) };
  });

  /** A receipt in the visitor's own book: what the missions of the board are counted from. */
  const writing = z.enum(BOOK_ACTIONS);
  fastify.post<{ Params: { action: string } }>('/demo/write/:action', async (request, reply) => {
    const chosen = writing.safeParse(request.params.action);
    if (!chosen.success) return reply.code(404).send({ message: LOST });
    const userId = doer(request, reply);
    if (!userId) return reply;
    const memory = memoryOf(userId);
    const count = pagesOf(chosen.data);
    const client = await fledge();
    memory.notebook ??= openNotebook(client, userId, now());
    memory.notebook.catch(() => (memory.notebook = undefined));
    const entries = await writePages(client, await memory.notebook, { userId, count, now: now() });
    return { entries, said: spokenPages(count) };
  });

  /** The same event once more: Fledge counts it once. */
  const again = z.object({ eventId: z.string().max(100) });
  fastify.post('/demo/again', async (request, reply) => {
    const token = tokenOf(request);
    const wanted = again.safeParse(request.body);
    const userId = token ? visitorUserId(token) : '';
    const event = wanted.success && token ? memoryOf(userId).sent.get(wanted.data.eventId) : undefined;
    if (!event?.eventId)
      return reply.code(404).send({ message: 'Lark Street no longer remembers that event.' });
    const busy = tooMuch(reply, deedsOfVisitor.take(userId, Date.now()));
    if (busy) return busy;
    const entries = await sendEach(await fledge(), [{ event: { ...event, eventId: event.eventId } }]);
    return { entries, said: 'Sent again. It counts once.' };
  });

  /** Another visitor: a new cookie; the old one's creature stays what it is. */
  fastify.post('/demo/visitor', (request, reply) => {
    if (newcomersOfAddress.take(request.ip, Date.now()) > 0) return tooMuch(reply, 60);
    welcome(request, reply);
    return {};
  });

  /** From the egg again: the creature is archived, its session revoked, and the visitor a new one. */
  fastify.post('/demo/reset', async (request, reply) => {
    const token = tokenOf(request);
    if (token) await farewell(await fledge(), visitorUserId(token), memoryOf(visitorUserId(token)).sessionId);
    if (newcomersOfAddress.take(request.ip, Date.now()) > 0) return tooMuch(reply, 60);
    welcome(request, reply);
    return {};
  });
}

/** An egg that waits for one click. */
async function readyEgg(fledge: Fledge, userId: string): Promise<void> {
  const { data } = await fledge.eggs.list({ userId, status: 'hatching', limit: 1 });
  if (data.length > 0) return;
  const egg = await fledge.eggs.ensure({ userId, metadata: { street: 'lark' } });
  if (egg.status === 'waiting') await fledge.eggs.markReady(egg.eggId);
}

async function farewell(fledge: Fledge, userId: string, sessionId: string | undefined): Promise<void> {
  const { data } = await fledge.buddies.list({ userId, status: 'active' });
  for (const buddy of data) await fledge.buddies.archive(buddy.id);
  if (sessionId) await fledge.widgetSessions.revoke(sessionId);
}

function tokenOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const token = pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return isVisitorToken(token) ? token : undefined;
}

function welcome(request: FastifyRequest, reply: FastifyReply): string {
  const token = newVisitorToken();
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${COOKIE}=${token}; Path=/; Max-Age=${VISITOR_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return token;
}

function tooMuch(reply: FastifyReply, waitSeconds: number): FastifyReply | undefined {
  if (waitSeconds === 0) return undefined;
  return reply.code(429).header('retry-after', waitSeconds).send({ message: 'Slow down a little, please.' });
}
