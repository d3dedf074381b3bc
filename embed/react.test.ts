import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSdk } from '../scripts/build-sdk.js';
import { FledgeBuddy, FledgeChat, FledgeMarketplace } from './react.ts';

const run = promisify(execFile);
const packages = fileURLToPath(new URL('../node_modules', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fledge-react-'));
  await buildSdk(folder, 'react');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  // A project that has React and nothing of ours.
  await mkdir(join(folder, 'node_modules/@types'), { recursive: true });
  for (const name of ['react', '@types/react', 'csstype'])
    await symlink(join(packages, name), join(folder, 'node_modules', name));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('on the server each renders its tag, without its handlers', () => {
  const html = renderToString(
    createElement(
      StrictMode,
      null,
      createElement(FledgeBuddy, { scheme: 'dark', className: 'wide', onCoinEarned: () => {} }),
      createElement(FledgeMarketplace, { id: 'shop', 'aria-describedby': 'note' }),
      createElement(FledgeChat, { mode: 'inline', onChatAnswered: () => {} }),
    ),
  );
  expect(html).toBe(
    '<fledge-buddy scheme="dark" class="wide"></fledge-buddy>' +
      '<fledge-marketplace id="shop" aria-describedby="note"></fledge-marketplace>' +
      '<fledge-chat mode="inline"></fledge-chat>',
  );
});

test('the built file imports React alone, is marked for the client, and can be imported where there is no page', async () => {
  const text = await readFile(join(folder, 'fledge-react.js'), 'utf8');
  expect(text.split('\n')[0]).toBe("'use client';");
  expect([...text.matchAll(/^import .* from "(.*)";/gm)].map(([, name]) => name)).toEqual(['react']);
  await writeFile(
    join(folder, 'run.js'),
    "import * as kit from './fledge-react.js'; console.log(Object.keys(kit).sort().join());",
  );
  const { stdout } = await run(process.execPath, [join(folder, 'run.js')]);
  expect(stdout).toBe('FledgeBuddy,FledgeChallenges,FledgeChat,FledgeMarketplace,loadFledge,useFledge\n');
});

test('its types know the properties, the events and what each tells', async () => {
  await writeFile(
    join(folder, 'use.tsx'),
    `import { useRef } from 'react';
    import { FledgeBuddy, FledgeChat, FledgeMarketplace, useFledge, type FledgeEvents } from './fledge-react.js';
    export function App() {
      const fledge = useFledge({ src: 'https://fledge.example/widgets/fledge.js', sessionUrl: '/fledge/session' });
      const element = useRef<HTMLElement>(null);
      const bought = (detail: FledgeEvents['purchased']): number => detail.balance;
      void fledge?.track('page_read').then(({ effects }) => effects.coins.toFixed());
      return <>
        <FledgeBuddy ref={element} scheme="dark" className="wide" data-test="x" onCoinEarned={({ detail }) => detail.amount.toFixed()} />
        <FledgeChat mode="inline" onChatAnswered={({ detail }) => detail.turnId.trim()} />
        {/* @ts-expect-error only the chat has a mode */}
        <FledgeBuddy mode="inline" />
        <FledgeMarketplace preset="ocean" onPurchased={({ detail }) => bought(detail)} />
        {/* @ts-expect-error there is no such scheme */}
        <FledgeBuddy scheme="sepia" />
        {/* @ts-expect-error coins have an amount and no name */}
        <FledgeBuddy onCoinEarned={({ detail }) => detail.name} />
      </>;
    }`,
  );
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        lib: ['ES2022', 'DOM'],
        types: [],
        jsx: 'react-jsx',
        noEmit: true,
        module: 'ESNext',
        moduleResolution: 'bundler',
      },
      files: ['use.tsx'],
    }),
  );
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  await run(process.execPath, [join(typescript, 'bin/tsc'), '-p', folder]);
});
