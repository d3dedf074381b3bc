import { defineConfig, type Plugin } from 'vite';
import { minifyTemplates } from './scripts/minify-templates.js';

/** Preloading by <link> buys nothing for chunks this small, and the helper for it is larger than most of them. */
const withoutPreload = (): Plugin => ({
  name: 'without-preload',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
});

/** Engines compile functions when they are first called; those of the first picture are all called, so they come compiled. */
const FIRST = /^(core|buddy)$/;
const HINT = '//# allFunctionsCalledOnLoad\n';
const compileAhead = (): Plugin => ({
  name: 'compile-ahead',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && FIRST.test(chunk.name)) chunk.code = HINT + chunk.code;
    },
  },
});

/** Imports on request as they were written, without the calls of that helper around them. */
const WRAPPED =
  /[\w$]+\((?:\(\)=>|async\(\)=>\{let\{[^{}]*\}=await )(import\(`[^`]+`\)(?:\.then\(\w+=>\w+\.\w+\))?)(?:;return\{[^{}]*\}\})?,\[\],import\.meta\.url\)/g;
const plainImports = (): Plugin => ({
  name: 'plain-imports',
  generateBundle: {
    // After vite has written the arguments of its helper.
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(WRAPPED, '$1');
    },
  },
});

/** What every widget needs for its first picture travels in one file: it compresses better and saves a round trip. */
const LATER =
  /core\/(lively|live|merge|happenings|actions|shelf|tracking|sounds|random-id|asides|announce|hold-focus|trouble|words\/(dates|de|en\/(?!core)))/;
const isCore = (id: string): boolean =>
  /node_modules\/(@lit|lit|lit-html|lit-element)\/(?!directives\/(keyed|guard|repeat|live)|directive-helpers)|widgets\/picture\/(?!motion|idle|calm)|ui\/(base|palette|adopt-styles|icons|count-up|skeleton)|embed\/(?!loader|open)/.test(
    id,
  ) ||
  (/widgets\/core\//.test(id) && !LATER.test(id));

/** The widgets as hashed ES modules. `scripts/build-widgets.js` adds the loader, which knows the hashed name of boot. */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  // Whatever NODE_ENV says: browsers get the production builds of packages.
  resolve: { conditions: ['browser', 'module', 'production'] },
  plugins: [withoutPreload(), minifyTemplates(), plainImports(), compileAhead()],
  build: {
    outDir: 'dist/widgets',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { boot: 'embed/boot.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'core', test: isCore },
            { name: 'lexer', test: /node_modules\/marked\// },
            // What several widgets share and is too small for a file of its own goes where every page has it in the end.
            { name: 'asides', test: /core\/asides\.ts|directive-helpers/ },
          ],
        },
      },
    },
  },
});
