import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist/widgets');

/**
 * Builds the widget modules, then the loader that imports them, into `dist/widgets`, and writes down the
 * sizes of all files in `manifest.json`.
 */
export async function buildWidgets() {
  const { output } = await build({ root, configFile: join(root, 'vite.config.ts') });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const boot = chunks.find(({ isEntry }) => isEntry);
  const core = chunks.find(({ name }) => name === 'core');
  const buddy = chunks.find(({ name }) => name === 'buddy');
  // The entry only passes on what the core has: the loader asks the core itself.
  const [, bootName] = /^export\s*\{\s*(\S+) as boot\s*\}\s*from/.exec(boot.code) ?? [];
  if (!bootName) throw new Error('the entry of the widgets holds more than the name of boot');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      BOOT_NAME: JSON.stringify(bootName),
      BOOT_FILE: JSON.stringify(boot.fileName),
      CORE_FILE: JSON.stringify(core.fileName),
      BUDDY_FILE: JSON.stringify(buddy.fileName),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2020',
      modulePreload: false,
      rolldownOptions: {
        input: { fledge: join(root, 'embed/loader.ts') },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
  const manifest = compress();
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Compresses every script of the bundle once and for all, and says what each weighs, imports at once and later. */
function compress() {
  const files = readdirSync(outDir).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    files.sort().map((name) => {
      const content = readFileSync(join(outDir, name));
      const gzip = gzipSync(content, { level: 9 });
      writeFileSync(join(outDir, `${name}.gz`), gzip);
      writeFileSync(join(outDir, `${name}.br`), brotliCompressSync(content));
      const named = (pattern) => [...content.toString().matchAll(pattern)].map(([, file]) => file);
      const imports = named(/(?:import|from)\s*["'`]\.\/([^"'`]+)["'`]/g);
      const later = named(/import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g);
      return [name, { bytes: content.length, gzip: gzip.length, imports, later }];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await buildWidgets());
