import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSdk } from '../../scripts/build-sdk.js';

const run = promisify(execFile);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fledge-sdk-'));
  const { script, types } = await buildSdk(join(folder, 'built'));
  // A project of its own, with nothing installed.
  await cp(script, join(folder, 'fledge-server.js'));
  await cp(types, join(folder, 'fledge-server.d.ts'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the SDK is one file that imports nothing and runs in a bare Node', async () => {
  expect(await readFile(join(folder, 'fledge-server.js'), 'utf8')).not.toMatch(/^\s*import\s/m);
  const code = `import { createFledge } from './fledge-server.js';
    const fledge = createFledge({ apiKey: 'hatch_test_a', baseUrl: 'http://127.0.0.1:9', maxRetries: 0 });
    await fledge.presets.list().catch((error) => console.log(error.code));`;
  await writeFile(join(folder, 'run.mjs'), code);
  expect((await run(process.execPath, [join(folder, 'run.mjs')])).stdout).toBe('network_error\n');
});

test('its types stand alone: no DOM, no Node, no library', async () => {
  await writeFile(
    join(folder, 'use.ts'),
    `import { createFledge, isFledgeError, type Buddy } from './fledge-server.js';
    const fledge = createFledge({ apiKey: 'hatch_test_a', baseUrl: 'http://x' });
    export const buddy: Promise<Buddy> = fledge.buddies.get('b');
    export const max = (error: unknown): number => isFledgeError(error, 'active_egg_limit') ? error.details.max : 0;
    // @ts-expect-error a session without scopes is refused
    void fledge.widgetSessions.create({ buddyId: 'b' });`,
  );
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        lib: ['ES2022'],
        types: [],
        noEmit: true,
        module: 'ESNext',
        moduleResolution: 'bundler',
      },
      files: ['use.ts'],
    }),
  );
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  await run(process.execPath, [join(typescript, 'bin/tsc'), '-p', folder]);
});
