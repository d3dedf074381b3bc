import { cp, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { contestant, FLAGS, launch, median, type Contestant } from '../processes.ts';
import { cpuUsOf } from './backends.ts';
import { drive, warm } from './drive.ts';
import { nextEvent } from './household.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const IN_FLIGHT = 32;
const MS = 1_500;
const ROUNDS = 5;

export interface RouteRates {
  route: number;
  floor: number;
  /** Median of the rounds' own ratios. */
  ratio: number;
  /** CPU of a request, the least of all rounds: other work on the machine moves it less. */
  routeUs: number;
  floorUs: number;
}

/** POST /events through the whole server with the database stubbed, and node:http reading and answering as much. */
export async function routeAgainstHttp(): Promise<RouteRates> {
  const folder = await mkdtemp(`${root}dist/bench-`);
  const open: Contestant[] = [];
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      ssr: { external: true, noExternal: [] },
      build: {
        ssr: `${root}bench/ingest/stubbed.ts`,
        outDir: folder,
        target: 'node20',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'stubbed.js', codeSplitting: false } },
      },
    });
    // What the bundle finds beside itself.
    for (const part of ['migrations', 'public', 'pages'])
      await cp(`${root}dist/server/${part}`, `${folder}/${part}`, { recursive: true });
    const floor = await contestant('post');
    open.push(floor);
    const ours = await launch([...FLAGS, `${folder}/stubbed.js`], {}, /ready (.+)\n/);
    open.push(ours);
    const [url = '', key = ''] = ours.line.split(' ');
    const body = () => JSON.stringify(nextEvent());
    const rate = async (at: string, pid: number): Promise<[rate: number, us: number]> => {
      const before = await cpuUsOf(pid);
      const { rate } = await drive({ url: at, path: '/api/v1/events', key, body }, IN_FLIGHT, MS);
      return [rate, ((await cpuUsOf(pid)) - before) / ((rate * MS) / 1_000)];
    };
    for (const at of [url, floor.url]) await warm({ url: at, path: '/api/v1/events', key, body });
    const rounds = [];
    for (let i = 0; i < ROUNDS; i++) {
      const [[route, routeUs], [http, floorUs]] = [
        await rate(url, ours.pid),
        await rate(floor.url, floor.pid),
      ];
      rounds.push({ route, routeUs, http, floorUs });
    }
    return {
      route: median(rounds.map((round) => round.route)),
      floor: median(rounds.map((round) => round.http)),
      ratio: median(rounds.map((round) => round.route / round.http)),
      routeUs: Math.min(...rounds.map((round) => round.routeUs)),
      floorUs: Math.min(...rounds.map((round) => round.floorUs)),
    };
  } finally {
    await Promise.all(open.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}
