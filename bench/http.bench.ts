import autocannon from 'autocannon';
import { createEmptyDatabase, postgresAnswers } from '../tests/support/postgres.ts';
import { contestant, fledge, median, type Contestant, type Measure } from './processes.ts';

const FLOOR = 'node:http';
const BARE = 'bare Fastify';
const SECONDS = 2;
const ROUNDS = 5;

async function rate(url: string, headers: Record<string, string>, duration = SECONDS): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: 32, duration });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} errors`);
  return requests.average;
}

async function keyOf({ url }: Contestant): Promise<string> {
  const post = async (path: string, body: object, token?: string) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    const answer: { access_token: string; key: string } = JSON.parse(await response.text());
    return answer;
  };
  const { access_token } = await post('/auth/register', {
    email: 'bench@shop.example',
    password: 'correct horse battery',
    name: 'Bench',
  });
  return (await post('/auth/api-keys', { name: 'bench', environment: 'live' }, access_token)).key;
}

/** Requests a second of our transports against what they stand on; rounds alternate, so noise meets all alike. */
export async function run(): Promise<Measure[]> {
  const database = postgresAnswers ? await createEmptyDatabase() : undefined;
  const [ours, http, fastify, trpc] = await Promise.all([
    fledge(database ? { DATABASE_URL: database.url } : {}),
    contestant('http'),
    contestant('fastify'),
    contestant('trpc'),
  ]);
  try {
    const key = await keyOf(ours);
    const targets: [name: string, url: string, headers?: Record<string, string>][] = [
      [FLOOR, http.url],
      [BARE, fastify.url],
      ['REST row GET /api/v1/health', `${ours.url}/api/v1/health`],
      [
        `REST row GET /api/v1/events, authenticated, a query on ${database ? 'Postgres' : 'PGlite'}`,
        `${ours.url}/api/v1/events`,
        { authorization: `Bearer ${key}` },
      ],
      ['/trpc single call health.check', `${ours.url}/trpc/health.check`],
      ['stock tRPC adapter, the same call', `${trpc.url}/trpc/health.check`],
    ];
    for (const [, url, headers = {}] of targets) await rate(url, headers, 1);
    const rates = new Map<string, number[]>(targets.map(([name]) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, url, headers = {}] of targets) rates.get(name)?.push(await rate(url, headers));
    // Each round is compared with itself: what slows the machine for a while slows both sides of a ratio.
    const ratio = (name: string, to: string): string => {
      const theirs = rates.get(to) ?? [];
      return median((rates.get(name) ?? []).map((value, i) => value / (theirs[i] ?? Number.NaN))).toFixed(2);
    };
    return targets.map(([name]) => ({
      name,
      value: Math.round(median(rates.get(name) ?? [])),
      unit: 'requests/s',
      note: `${ratio(name, FLOOR)} of ${FLOOR}, ${ratio(name, BARE)} of ${BARE}`,
    }));
  } finally {
    await Promise.all([ours, http, fastify, trpc].map((server) => server.stop()));
    await database?.drop();
  }
}
