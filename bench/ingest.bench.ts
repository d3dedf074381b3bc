import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openPglite, openPostgres } from '../server/db/client.ts';
import { loadSnapshot } from '../scripts/snapshot.js';
import { createEmptyDatabase, postgresAnswers } from '../tests/support/postgres.ts';
import { batches, singles, writeByHand } from './ingest/by-hand.ts';
import { costsSoFar, cpuUsOf, residentMb } from './ingest/backends.ts';
import { drive, warm, type Driven, type Target } from './ingest/drive.ts';
import { furnish, nextEvent, type Household } from './ingest/household.ts';
import { fillPast } from './ingest/past.ts';
import { routeAgainstHttp } from './ingest/route.ts';
import { fledge, median, type Contestant, type Measure } from './processes.ts';

const ROUNDS = 3;
const MS = 2_000;
/** `BENCH_PAST=2000000 npm run bench -- ingest` takes some minutes more. */
const PAST = Number(process.env.BENCH_PAST ?? 200_000);

/** Events over HTTP, each acknowledged after commit, against SQL written by hand on the same database in the same run. */
export async function run(): Promise<Measure[]> {
  const lines: Measure[] = [];
  const { route, floor, ratio, routeUs, floorUs } = await routeAgainstHttp();
  lines.push({
    name: 'POST /events, database stubbed',
    value: Math.round(route),
    unit: 'requests/s',
    note: `${ratio.toFixed(2)} of node:http at ${Math.round(floor)}; goal 0.7; bound by Node's one core: ${Math.round(routeUs)} µs CPU a request, node:http ${Math.round(floorUs)}`,
  });
  if (postgresAnswers) lines.push(...(await onPostgres()));
  else
    lines.push({
      name: 'on Postgres',
      value: Number.NaN,
      unit: '',
      note: 'not measured: no Postgres answers',
    });
  return [...lines, ...(await onPglite())];
}

const single = (server: Contestant, { key }: Household): Target => ({
  url: server.url,
  path: '/api/v1/events',
  key,
  body: () => JSON.stringify(nextEvent()),
});
const batch = (server: Contestant, home: Household, size: number): Target => ({
  ...single(server, home),
  path: '/api/v1/events/batch',
  body: () => JSON.stringify({ events: Array.from({ length: size }, nextEvent) }),
});

/** Batches that are on their way at a time. */
const BATCHES = 4;
const batchRate = async (server: Contestant, home: Household, size: number): Promise<number> =>
  (await drive(batch(server, home, size), BATCHES, MS)).rate * size;

/** A furnished database of the bench's own, and a server on it. */
async function open(past: number) {
  const scratch = await createEmptyDatabase();
  const database = openPostgres(scratch.url, { poolSize: 2 });
  const home = await furnish(database);
  await database.close();
  const sql = postgres(scratch.url, { max: 1, onnotice: () => {} });
  await writeByHand(sql);
  if (past > 0) await fillPast(sql, home, past);
  await sql.unsafe('ANALYZE');
  const server = await fledge({ DATABASE_URL: scratch.url });
  const close = async (): Promise<void> => {
    await server.stop();
    await sql.end();
    await scratch.drop();
  };
  return { url: scratch.url, home, sql, server, close };
}
type Opened = Awaited<ReturnType<typeof open>>;

interface Cost {
  serverUs: number;
  cpuUs: number;
  walBytes: number;
}

/** What each event of some work cost the database and the server. */
async function costing(
  { sql, server }: Opened,
  work: () => Promise<number>,
): Promise<Cost & { rate: number }> {
  const [before, began] = [await costsSoFar(sql), await cpuUsOf(server.pid)];
  const rate = await work();
  const [after, ended] = [await costsSoFar(sql), await cpuUsOf(server.pid)];
  const events = (rate * MS) / 1_000;
  return {
    rate,
    serverUs: (ended - began) / events,
    cpuUs: (after.cpuUs - before.cpuUs) / events,
    walBytes: (after.walBytes - before.walBytes) / events,
  };
}

async function onPostgres(): Promise<Measure[]> {
  const opened = await open(0);
  try {
    await warm(single(opened.server, opened.home));
    await batchRate(opened.server, opened.home, 100);
    await singles(opened.url, 16, MS);
    const rounds = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await round(opened));
    const memory = await residentMb(opened.server.pid);
    const lines = report(rounds);
    lines.push({ name: 'memory of the server after that', value: memory, unit: 'MB resident' });
    lines.push(await againstPast(opened));
    return lines;
  } finally {
    await opened.close();
  }
}

async function round(opened: Opened) {
  const { url, home, server } = opened;
  const hand = { one: await singles(url, 1, MS), sixteen: await singles(url, 16, MS) };
  const handBatch = await batches(url, 2, MS);
  const one = await drive(single(server, home), 1, MS);
  let at16: Driven | undefined;
  const sixteen = await costing(opened, async () => (at16 = await drive(single(server, home), 16, MS)).rate);
  const sixtyFour = await drive(single(server, home), 64, MS);
  const hundred = await costing(opened, () => batchRate(server, home, 100));
  const fiveHundred = await batchRate(server, home, 500);
  return { hand, handBatch, one, at16, sixteen, sixtyFour, hundred, fiveHundred };
}
type Round = Awaited<ReturnType<typeof round>>;

/** The CPU of server and database together, which is what a machine of few cores has to share. */
const cpuOf = (rounds: readonly Round[], of: (round: Round) => Cost): string => {
  const micros = Math.min(...rounds.map((round) => of(round).serverUs + of(round).cpuUs));
  return `${Math.round(micros)} µs an event on ${availableParallelism()} cores`;
};

function report(rounds: readonly Round[]): Measure[] {
  const mid = (of: (round: Round) => number): number => median(rounds.map(of));
  const least = (of: (round: Round) => number): number => Math.min(...rounds.map(of));
  const line = (name: string, of: (round: Round) => number, note: string, unit = 'events/s'): Measure => ({
    name,
    value: unit === 'ms' ? mid(of) : Math.round(mid(of)),
    unit,
    note,
  });
  const times = (of: (round: Round) => number): string => mid(of).toFixed(2);
  return [
    line(
      'by hand, one round trip an event, 1 client',
      (r) => r.hand.one.rate,
      `p50 ${times((r) => r.hand.one.p50Ms)} ms`,
    ),
    line(
      'by hand, one round trip an event, 16 clients',
      (r) => r.hand.sixteen.rate,
      'what the goals are measured in; writes no live feed, trace or quota',
    ),
    line(
      'by hand, batches of 200 on 2 connections',
      (r) => r.handBatch,
      'what the goals are measured in; writes no live feed, trace or quota',
    ),
    line(
      'POST /events, 1 in flight, p50',
      (r) => r.one.p50Ms,
      `${times((r) => r.one.p50Ms / r.hand.one.p50Ms)} times by hand; goal at most 1.2; bound by HTTP, one statement and a commit`,
      'ms',
    ),
    line(
      'POST /events, 16 in flight',
      (r) => r.sixteen.rate,
      `${times((r) => r.sixteen.rate / r.hand.sixteen.rate)} of by hand; goal 1.3; bound by CPU, ${cpuOf(rounds, (r) => r.sixteen)}`,
    ),
    line(
      'POST /events, 64 in flight',
      (r) => r.sixtyFour.rate,
      `${times((r) => r.sixtyFour.rate / r.sixteen.rate)} of 16 in flight; goal 0.9; bound by CPU`,
    ),
    line(
      'POST /events/batch, 100 each',
      (r) => r.hundred.rate,
      `${times((r) => r.hundred.rate / r.handBatch)} of by hand; goal 0.75; bound by CPU, ${cpuOf(rounds, (r) => r.hundred)}`,
    ),
    line(
      'POST /events/batch, 500 each',
      (r) => r.fiveHundred,
      `${times((r) => r.fiveHundred / r.handBatch)} of by hand; goal 0.75; bound by CPU`,
    ),
    {
      name: 'CPU of Postgres, 16 in flight',
      value: Math.round(least((r) => r.sixteen.cpuUs)),
      unit: 'µs/event',
      note: 'the least of all rounds; grouping decides',
    },
    {
      name: 'CPU of the server, 16 in flight',
      value: Math.round(least((r) => r.sixteen.serverUs)),
      unit: 'µs/event',
      note: 'the least of all rounds; HTTP decides',
    },
    {
      name: 'CPU of the server, batches of 100',
      value: Math.round(least((r) => r.hundred.serverUs)),
      unit: 'µs/event',
      note: 'the least of all rounds; JSON and the text of arrays decide',
    },
    {
      name: 'CPU of Postgres, batches of 100',
      value: Math.round(least((r) => r.hundred.cpuUs)),
      unit: 'µs/event',
      note: 'the least of all rounds; rows and their indexes decide',
    },
    {
      name: 'WAL, batches of 100',
      value: Math.round(least((r) => r.hundred.walBytes)),
      unit: 'bytes/event',
      note: 'the least of all rounds; the whole machine writes to it',
    },
  ];
}

/** The rate over tables full of the past against that over tables as good as empty. */
async function againstPast(empty: Opened): Promise<Measure> {
  const full = await open(PAST);
  try {
    const rate = async ({ server, home }: Opened): Promise<number> =>
      (await drive(single(server, home), 64, MS)).rate;
    await warm(single(full.server, full.home));
    const ratios: number[] = [];
    const rates: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const [before, after] = [await rate(empty), await rate(full)];
      rates.push(after);
      ratios.push(after / before);
    }
    return {
      name: `POST /events, 64 in flight, over ${PAST.toLocaleString('en-US')} events`,
      value: Math.round(median(rates)),
      unit: 'events/s',
      note: `${median(ratios).toFixed(2)} of empty tables; goal 0.9 at 2,000,000; bound by pages of indexes that are not in memory`,
    };
  } finally {
    await full.close();
  }
}

/** What the embedded default carries. */
async function onPglite(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fledge-ingest-'));
  const database = await openPglite({ folder: `${folder}/db`, snapshot: loadSnapshot });
  const home = await furnish(database);
  await database.close();
  const server = await fledge({}, folder);
  try {
    await warm(single(server, home));
    const one = await drive(single(server, home), 1, MS);
    const [sixteen, sixtyFour] = [
      await drive(single(server, home), 16, MS),
      await drive(single(server, home), 64, MS),
    ];
    const [hundred, fiveHundred] = [await batchRate(server, home, 100), await batchRate(server, home, 500)];
    const bound = "bound by Node's one core, which runs the database too";
    const rates: [string, number][] = [
      ['POST /events, 16 in flight', sixteen.rate],
      ['POST /events, 64 in flight', sixtyFour.rate],
      ['POST /events/batch, 100 each', hundred],
      ['POST /events/batch, 500 each', fiveHundred],
    ];
    return [
      { name: 'PGlite: POST /events, 1 in flight, p50', value: one.p50Ms, unit: 'ms', note: bound },
      ...rates.map(([name, rate]) => ({
        name: `PGlite: ${name}`,
        value: Math.round(rate),
        unit: 'events/s',
        note: bound,
      })),
      {
        name: 'PGlite: memory of the server after that',
        value: await residentMb(server.pid),
        unit: 'MB resident',
      },
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
