import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^Fledge is ready at (\S+)$/m;

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** From the start of the process to the line that says where it is. */
  startedWithinMs: number;
  /** Everything it has printed so far. */
  output(): { stdout: string; stderr: string };
  /** Sends the signal and waits for the end; answers the exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string | null>;
}

export interface Ended {
  code: number | string | null;
  stdout: string;
  stderr: string;
}

type Environment = Record<string, string>;

/** Nothing of the machine's own configuration reaches the server. */
const bare = (env: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'error',
  ...env,
});

const running = new Set<ChildProcess>();

function launch(env: Environment, command: readonly string[]) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: bare(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? signal, stdout, stderr });
    }),
  );
  return { child, ended, output: () => ({ stdout, stderr }) };
}

const NODE = [process.execPath, 'scripts/start.js'];

/** Starts a server and waits until it says where it is. Throws with what it printed when it ends before. */
export async function startServer(
  env: Environment,
  command: readonly string[] = NODE,
): Promise<ServerProcess> {
  const startMs = performance.now();
  const { child, ended, output } = launch(env, command);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, found] = READY.exec(output().stdout) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ code, stdout, stderr }) =>
      reject(new Error(`the server ended with ${code}\n${stdout}\n${stderr}`)),
    );
  });
  return {
    url,
    pid: child.pid ?? 0,
    startedWithinMs: performance.now() - startMs,
    output,
    end: async (signal) => {
      child.kill(signal);
      return (await ended).code;
    },
  };
}

/** Runs a server that is expected not to come up, to its end. */
export const runToEnd = (env: Environment): Promise<Ended> => launch(env, NODE).ended;

/** Starts a server and kills it at a moment, wherever it is by then. */
export async function killWhileStarting(env: Environment, moment: Promise<void>): Promise<void> {
  const { child, ended } = launch(env, NODE);
  await Promise.race([moment, ended]);
  child.kill('SIGKILL');
  await ended;
}

/** Ends what a failed test has left running. */
export function killLeftovers(): void {
  // The whole group: `npm start` is npm, and below it the server.
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

/** An empty folder that goes when the test is over. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'fledge-start-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
