// The server SDK as one ES file and one declaration file, both without imports.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<{ script: string, types: string }>} the paths of the two files */
export async function buildSdk(folder = join(root, 'dist/sdk')) {
  await mkdir(folder, { recursive: true });
  const script = join(folder, 'fledge-server.js');
  const types = join(folder, 'fledge-server.d.ts');
  await Promise.all([writeScript(folder), declarations().then((text) => writeFile(types, text))]);
  return { script, types };
}

/** Readable, not minified: customers step through it. */
function writeScript(folder) {
  return build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: { entry: join(root, 'embed/server.ts'), formats: ['es'], fileName: () => 'fledge-server.js' },
    },
  });
}

/** The declarations of all modules in one file. Names are unique across the SDK, so only imports have to go. */
async function declarations() {
  const folder = await mkdtemp(join(root, '.sdk-types-'));
  try {
    await emitDeclarations(folder);
    const parts = await readdir(join(folder, 'server'));
    const texts = await Promise.all(
      parts.sort().map((name) => readFile(join(folder, 'server', name), 'utf8')),
    );
    const entry = await readFile(join(folder, 'server.d.ts'), 'utf8');
    return `${texts.map(withoutModules).join('\n')}\n${exportsOf(entry)}\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function emitDeclarations(folder) {
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
        rootDir: join(root, 'embed'),
        outDir: folder,
      },
      files: [join(root, 'embed/server.ts')],
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
  const { script, types } = await buildSdk();
  console.log(`${script}\n${types}`);
}
