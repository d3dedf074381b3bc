// Builds everything that runs: widgets, SDK, server, and the embedded database's snapshot, into dist/.
import { cp, copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildKits } from './build-sdk.js';
import { buildWidgets } from './build-widgets.js';
import { buildSnapshot } from './snapshot.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One file with what is ours; packages stay in node_modules. */
async function buildServer() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { external: true, noExternal: [] },
    build: {
      ssr: `${root}server/cli.ts`,
      outDir: `${root}dist/server`,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
    },
  });
  await Promise.all([
    cp(`${root}server/db/migrations`, `${root}dist/server/migrations`, { recursive: true }),
    cp(`${root}server/site/public`, `${root}dist/server/public`, { recursive: true }),
    cp(`${root}server/site/pages`, `${root}dist/server/pages`, { recursive: true }),
    copyFile(await buildSnapshot(), `${root}dist/server/snapshot.tar`),
  ]);
}

/** Everything; the parts that do not need each other at once. */
export async function buildAll() {
  await Promise.all([buildServer(), buildWidgets(), buildKits()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
