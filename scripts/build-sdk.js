// The server SDK and the React components, each as one ES file and one declaration file, and the elements' manifest.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { elementsManifest } from './elements.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Readable, not minified: customers step through it. React belongs to whoever imports the components; what they do
 * needs a browser, which frameworks with server components want to read in the first line.
 */
const KITS = {
  server: { entry: 'server', banner: '' },
  react: { entry: 'react', banner: "'use client';\n" },
};

/** @returns {Promise<{ script: string, types: string }>} the paths of the two files */
export async function buildSdk(folder = join(root, 'dist/sdk'), kit = 'server') {
  await mkdir(folder, { recursive: true });
  const { entry, banner } = KITS[kit];
  const script = join(folder, `fledge-${entry}.js`);
  const types = join(folder, `fledge-${entry}.d.ts`);
  await Promise.all([
    writeScript(folder, entry, banner),
    declarations(entry).then((text) => writeFile(types, text)),
  ]);
  return { script, types };
}

/** All that `/sdk/` serves. */
export async function buildKits(folder = join(root, 'dist/sdk')) {
  for (const kit of Object.keys(KITS)) await buildSdk(folder, kit);
  await writeFile(join(folder, 'custom-elements.json'), elementsManifest());
}

async function writeScript(folder, entry, banner) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: {
        entry: join(root, `embed/${entry}.ts`),
        formats: ['es'],
        fileName: () => `fledge-${entry}.js`,
      },
      rolldownOptions: { external: ['react'], output: { postBanner: banner } },
    },
  });
}

/** The declarations of all modules in one file. Names are unique across a kit, so only imports between them go. */
async function declarations(entry) {
  const folder = await mkdtemp(join(root, '.sdk-types-'));
  try {
    await emitDeclarations(folder, entry);
    const main = `embed/${entry}.d.ts`;
    const parts = await readdir(folder, { recursive: true });
    const texts = await Promise.all(
      parts
        .filter((name) => name.endsWith('.d.ts') && name !== main)
        .sort()
        .map((name) => readFile(join(folder, name), 'utf8')),
    );
    const packages = texts.flatMap((text) => text.match(/^import [^;]* from '[^.][^;]*;\n/gm) ?? []);
    const exported = exportsOf(await readFile(join(folder, main), 'utf8'));
    return `${packages.join('')}${texts.map(withoutModules).join('\n')}\n${exported}\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function emitDeclarations(folder, entry) {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const config = join(folder, 'tsconfig.json');
  await writeFile(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        // What is only shared between our files is no business of a customer.
        stripInternal: true,
        emitDeclarationOnly: true,
        rootDir: root,
        outDir: folder,
      },
      files: [join(root, `embed/${entry}.ts`)],
      include: [],
    }),
  );
  await promisify(execFile)(process.execPath, [join(typescript, 'bin/tsc'), '-p', config]);
}

const withoutModules = (text) =>
  text
    .replaceAll(/^import [\s\S]*?;\n/gm, '')
    .replaceAll(/^export \{\};?\n/gm, '')
    .replaceAll(/^export declare /gm, 'declare ')
    .replaceAll(/^export (?=interface|type)/gm, '');

const exportsOf = (entry) =>
  [...entry.matchAll(/^export (type )?\{([^}]*)\} from [^;]*;/gm)]
    .map(([, type = '', names]) => `export ${type}{${names}};`)
    .join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildKits();
}
