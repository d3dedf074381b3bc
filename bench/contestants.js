// The servers that ours is measured against, each in a process of its own: `node bench/contestants.js NAME`.
import { createServer } from 'node:http';
import { initTRPC } from '@trpc/server';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify from 'fastify';
import { z } from 'zod';

const answer = () => ({
  status: 'ok',
  version: '0',
  uptimeSeconds: 1,
  database: 'none',
  time: new Date().toISOString(),
});
const shape = z.object({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.int(),
  database: z.string(),
  time: z.string(),
});

async function bareHttp() {
  const server = createServer((_request, response) => {
    const body = JSON.stringify(answer());
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

/** Reads a JSON body and answers as much as an event's answer is. */
async function barePost() {
  const effects = {
    coins: 10,
    tokens: ['xp:5'],
    badges_awarded: [],
    badges_ready: [],
    skills: [],
    streak_updates: [{ key: 'daily', count: 1, ticked: true }],
    path_updates: [],
    evolution_ready: false,
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { event_id } = JSON.parse(text);
      const body = JSON.stringify({ accepted: true, event_id, duplicate: false, effects });
      response
        .writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

async function bareFastify() {
  const server = Fastify();
  server.get('/', async () => answer());
  await server.listen({ port: 0, host: '127.0.0.1' });
  return server.server.address().port;
}

async function stockTrpc() {
  const t = initTRPC.create();
  const router = t.router({ 'health.check': t.procedure.output(shape).query(answer) });
  const server = Fastify();
  await server.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router } });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return server.server.address().port;
}

const contestants = { http: bareHttp, post: barePost, fastify: bareFastify, trpc: stockTrpc };
const port = await contestants[process.argv[2]]();
process.stdout.write(`ready ${port}\n`);
