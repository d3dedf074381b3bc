// `npm test`: builds what browser and process tests need, then runs everything that this machine can, and says in
// its last lines what that was. `npm test -- buddies` runs the files whose path contains the word.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './fresh.js';
import { findChromium, findNext, findPostgres, findRedis, pgliteVersion } from './machine.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}.cache/test-results-${process.pid}.json`;
const filters = process.argv.slice(2);
const isCi = ['1', 'true'].includes(process.env.CI ?? '');

const [postgres, redis, chromium] = await Promise.all([findPostgres(), findRedis(), findChromium()]);
if (process.env.TEST_DATABASE_URL && !postgres.version)
  fail(`TEST_DATABASE_URL is set, but ${postgres.reason}`);
if (isCi && !chromium.version) fail(`the browser tests must run here, but ${chromium.reason}`);

await ensureBuilt();

const projects = [
  'rules',
  'unit',
  'pglite',
  ...(postgres.version ? ['postgres'] : []),
  'process',
  ...(chromium.version ? ['browser'] : []),
];
mkdirSync(`${root}.cache`, { recursive: true });
const vitest = spawn(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...filters,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(chromium.path ? { CHROMIUM_PATH: chromium.path } : {}) },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
const [code] = await once(vitest, 'exit');

const totals = readTotals();
const line = (name, { version, reason }) => `${name.padEnd(11)} ${version ?? `not run: ${reason}`}`;
console.log(
  [
    '',
    'Ran on',
    line('Node', { version: `${process.version}, ${process.platform} ${process.arch}` }),
    line('PGlite', { version: pgliteVersion() }),
    line('PostgreSQL', postgres),
    line('Redis', redis),
    line('Chromium', chromium),
    line('Next', findNext()),
    ...totals.notes,
    '',
    `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`,
  ].join('\n'),
);
process.exit(code === 0 && totals.failed === 0 ? 0 : 1);

function fail(why) {
  console.error(why);
  process.exit(1);
}

/** Tests by outcome; a file that could not even be loaded counts as one failure. */
function readTotals() {
  let report;
  try {
    report = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, notes: ['The runner ended without a report.'] };
  } finally {
    rmSync(results, { force: true });
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  const notes = broken.map(({ name }) => `Could not be run: ${name.replace(root, '')}`);
  if (code !== 0 && failed === 0) notes.push('Something failed outside of a test: see above.');
  return {
    passed: report.numPassedTests,
    failed: failed + (code !== 0 && failed === 0 ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    notes,
  };
}
