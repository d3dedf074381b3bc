// Builds only when something that goes into the build has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}dist/.stamp`;
const lock = `${root}dist/.building`;
const SOURCES = [
  'server',
  'widgets',
  'embed',
  'scripts',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
];

/** Changes whenever a file that goes into the build does. Tests do not. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(`${path}/${name}`);
    else if (!path.endsWith('.test.ts'))
      hash.update(`${path.slice(root.length)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const name of SOURCES) visit(root + name);
  return hash.digest('hex');
}

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Builds what is missing or older than its sources. Processes that start together build once. */
export async function ensureBuilt() {
  const wanted = fingerprint();
  if (read(stamp) === wanted) return;
  mkdirSync(`${root}dist`, { recursive: true });
  await takeLock();
  try {
    if (read(stamp) === wanted) return;
    // In a process of its own: the bundler leaves traces in the environment (NODE_ENV) and memory of the caller's.
    const build = spawn(process.execPath, [`${root}scripts/build.js`], { stdio: 'inherit' });
    const [code] = await once(build, 'exit');
    if (code !== 0) throw new Error('the build failed');
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(lock, { force: true });
  }
}

async function takeLock() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // A builder that died leaves its lock behind.
    const owner = Number(read(lock));
    if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
    else await sleep(100);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
