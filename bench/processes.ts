import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Measure {
  name: string;
  value: number;
  unit: string;
  note?: string;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Contestant {
  url: string;
  /** From the start of the process to its first answer. */
  startedInMs: number;
  pid: number;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts a script and waits for the line that says it is ready. */
export async function launch(
  args: string[],
  env: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<Contestant & { line: string }> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = ready.exec(text);
      if (found) resolve(found[1] ?? '');
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
  });
  return {
    url: '',
    line,
    startedInMs: performance.now() - begin,
    pid: child.pid ?? 0,
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** One of `bench/contestants.js`. */
export async function contestant(name: string): Promise<Contestant> {
  const started = await launch(['bench/contestants.js', name], {}, /ready (\d+)\n/);
  return { ...started, url: `http://127.0.0.1:${started.line}` };
}

/** What `npm start` gives Node: with a larger nursery half as much of what dies young is copied about. */
export const FLAGS = ['--max-semi-space-size=32'];

/** The built server on a data folder; without one on a new folder that goes with it. */
export async function fledge(env: NodeJS.ProcessEnv = {}, folder?: string): Promise<Contestant> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'fledge-bench-')));
  const quiet = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', RATE_LIMIT_SCALE: '0', DEMO: 'off' };
  const started = await launch(
    [...FLAGS, 'dist/server/main.js'],
    { ...quiet, DATA_DIR: dataDir, ...env },
    /ready at (\S+)\n/,
  );
  const stop = async (): Promise<void> => {
    await started.stop();
    if (folder === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return { ...started, url: started.line, stop };
}
