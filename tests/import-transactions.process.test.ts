import { execFile } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fledge-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '', REDIS_URL: '' };
    const tsx = join(import.meta.dirname, '../node_modules/.bin/tsx');
    const script = join(import.meta.dirname, '../scripts/import-transactions.ts');
    execFile(tsx, [script, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

async function fileOf(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('a statement is imported from the command line, once, after a look at it', async () => {
  const path = await fileOf('may.csv', 'date,amount,details\n2026-05-03,-4.50,Cafe\n2026-05-03,-4.50,Cafe\n');
  const options = ['--user', 'alex', '--account', 'Everyday', path];
  expect(await run('--preview', ...options)).toMatchObject({
    code: 0,
    out: 'Everyday (USD): 2 new, 0 known\nNothing was written.\n',
  });
  expect((await run(...options)).out).toContain('2 transactions imported.');
  expect((await run(...options)).out).toContain('Everyday (USD): 0 new, 2 known');
});

test('a file that cannot be read is refused with its lines, and one that is too large before it is read', async () => {
  const bad = await fileOf('bad.csv', 'date,amount\n2026-02-30,-1\n');
  const answer = await run('--user', 'alex', bad);
  expect(answer.code).toBe(1);
  expect(answer.err).toContain('line 2: the date cannot be read');
  const large = await fileOf('large.csv', 'date,amount\n');
  await truncate(large, 100 * 1024 * 1024);
  expect(await run('--user', 'alex', large)).toMatchObject({
    code: 2,
    err: expect.stringContaining('at most'),
  });
  expect((await run(bad)).code).toBe(2);
});
