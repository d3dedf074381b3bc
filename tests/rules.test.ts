import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileRows } from '../server/rest/compile.ts';
import { families } from '../server/rest/families/index.ts';
import { callableOf, proceduresOf } from '../server/trpc/call.ts';
import { appRouter } from '../server/trpc/router.ts';
import { homeOf, ROOMS } from './rules/rooms.data.ts';
import {
  cyclesOf,
  filesIn,
  readSource,
  readText,
  type Source,
  type SyntaxNode,
} from './support/source-tree.ts';
import { GLOBAL_TABLES, tableConfigs } from './support/tenancy.ts';

// The rules of the house. A broken one is named with its file and line.

const isScript = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);
const isTest = (path: string): boolean => path.endsWith('.test.ts');
/** Scripts of pages, which no bundler sees. */
const isServedAsIs = (path: string): boolean => path.startsWith('server/site/public/');

const isOurs = (path: string): boolean => /^(server|widgets|embed|tests|scripts|bench)\//.test(path);

const files = ['server', 'widgets', 'embed', 'tests', 'scripts', 'bench'].flatMap(filesIn);
const product = files
  .filter((path) => /^(server|widgets|embed)\//.test(path) && isScript(path) && !isTest(path))
  .filter((path) => !isServedAsIs(path))
  .map(readSource);
const byPath = new Map(product.map((source) => [source.path, source]));

/** Every node of the product's scripts that breaks a rule, as `file:line what`. */
const found = (where: RegExp, judge: (node: SyntaxNode, source: Source) => string | undefined): string[] =>
  product
    .filter(({ path }) => where.test(path))
    .flatMap((source) =>
      source.nodes().flatMap((node) => {
        const what = judge(node, source);
        return what === undefined ? [] : [`${source.path}:${source.lineAt(node.start)} ${what}`];
      }),
    );

const isKind = (node: unknown, type: string): boolean =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === type;
const isNamed = (node: unknown, name: string): boolean =>
  typeof node === 'object' && node !== null && 'name' in node && node.name === name;

describe('rooms', () => {
  test('every file belongs to a room and imports only what the table allows it', () => {
    const broken = product.flatMap(({ path, imports }) => {
      const room = ROOMS.find(({ files }) => files.test(path));
      if (!room) return [`${path} belongs to no room`];
      return imports
        .filter(({ to, kind }) => {
          if (!isOurs(to))
            return !room.packages.test(to) && !(kind === 'type' && room.packageTypes?.test(to));
          if (homeOf(to) === homeOf(path) || room.may.test(to)) return false;
          return !(kind === 'type' && room.mayType?.test(to));
        })
        .map(({ to, line }) => `${path}:${line} ${room.name} may not import ${to}`);
    });
    expect(broken).toEqual([]);
  });

  test('a module is reached through its index, its tables only by the room of tables', () => {
    const broken = product.flatMap(({ path, imports }) =>
      imports
        .filter(({ to }) => /^server\/modules\/[^/]+\//.test(to) && moduleOf(to) !== moduleOf(path))
        .filter(({ to }) => !/^server\/modules\/[^/]+\/(index|([a-z-]+-)?procedures)\.ts$/.test(to))
        .filter(({ to }) => path !== 'server/db/tables.ts' || !to.endsWith('/tables.ts'))
        // The shape of a configuration, pure: the engine must not drag the database in.
        .filter(({ to }) => homeOf(path) !== ENGINE || to !== 'server/modules/config/content.ts')
        .map(({ to, line }) => `${path}:${line} reaches into ${to}`),
    );
    expect(broken).toEqual([]);
  });

  test('every import names a file that is there', () => {
    const known = new Set(files);
    const broken = product.flatMap(({ path, imports }) =>
      imports
        .filter(({ to }) => /^(server|widgets|embed)\//.test(to) && !known.has(to))
        .map(({ to, line }) => `${path}:${line} imports ${to}, which is not there`),
    );
    expect(broken).toEqual([]);
  });

  test('nothing imports itself, however far around', () => {
    const graph = new Map(
      product.map(({ path, imports }) => [
        path,
        imports.filter(({ kind }) => kind !== 'type').map(({ to }) => to),
      ]),
    );
    expect(cyclesOf(graph).map(printed)).toEqual([]);
  });

  test('types go in circles only inside one room', () => {
    const graph = new Map(product.map(({ path, imports }) => [path, imports.map(({ to }) => to)]));
    const wide = cyclesOf(graph).filter((cycle) => new Set(cycle.map(homeOf)).size > 1);
    expect(wide.map(printed)).toEqual([]);
  });

  test('no code of the server comes into a bundle', () => {
    const broken = [
      'embed/boot.ts',
      'embed/loader.ts',
      'embed/react.ts',
      'widgets/register.ts',
      'embed/server.ts',
    ].flatMap((entry) => {
      const foreign = entry === 'embed/server.ts' ? /^(server|widgets)\// : /^(server|embed\/server)/;
      return [...reachable(entry)].flatMap(([path, from]) =>
        foreign.test(path) ? [`${from} brings ${path} into ${entry}`] : [],
      );
    });
    expect(broken).toEqual([]);
  });
});

const ENGINE = 'server/modules/progression/engine';
const moduleOf = (path: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(path)?.[1];
const printed = (cycle: readonly string[]): string =>
  cycle
    .map((path, i) => {
      const next = cycle[i + 1];
      const line = byPath.get(path)?.imports.find(({ to }) => to === next)?.line;
      return line === undefined ? path : `${path}:${line}`;
    })
    .join(' → ');

/** Every file that a build from `entry` holds, and the import that brought it. */
function reachable(entry: string): Map<string, string> {
  const seen = new Map([[entry, entry]]);
  for (const [path] of seen) {
    for (const { to, kind, line } of byPath.get(path)?.imports ?? [])
      if (kind !== 'type' && !seen.has(to)) seen.set(to, `${path}:${line}`);
  }
  return seen;
}

describe('files', () => {
  test('none is longer than 300 lines, but suites, tables, words, styles, types and data', () => {
    const exempt =
      /(\.test\.ts|\/tables\.ts|\.data\.ts|\.styles\.ts|\.css|\.html|\.svg|\.tsv|\.txt|\.json)$|^server\/rest\/families\/|\/words\//;
    const broken = files
      .filter((path) => !exempt.test(path) && !isOnlyTypes(path))
      .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300)
      .map(({ path, lines }) => `${path}:301 has ${lines} lines`);
    expect(broken).toEqual([]);
  });

  test('none postpones anything, and none knows a machine', () => {
    // Spelt apart, so that this file keeps its own rule.
    const words = /\b(?:TO(?:)DO|FIX(?:)ME|X(?:)XX)\b/;
    const machine = new RegExp(`(?<![\\w.])/(${['work', 'root', 'home/\\w+', 'Users/\\w+'].join('|')})/`);
    const broken = files.filter(isTextual).flatMap((path) =>
      readText(path)
        .split('\n')
        .flatMap((text, i) => {
          if (words.test(text)) return [`${path}:${i + 1} postpones: ${text.trim().slice(0, 80)}`];
          return machine.test(text) ? [`${path}:${i + 1} names a machine: ${text.trim().slice(0, 80)}`] : [];
        }),
    );
    expect(broken).toEqual([]);
  });
});

/** A file that is gone after the build: the shapes of an interface, which is a table too. */
const isOnlyTypes = (path: string): boolean =>
  byPath
    .get(path)
    ?.nodes()
    .every(
      ({ type }) =>
        /^(TS|Import|Export)/.test(type) || !/^(Variable|Function|Class|Expression)[DS]/.test(type),
    ) ?? false;

const isTextual = (path: string): boolean => /\.(ts|js|css|html|sql|txt|tsv)$/.test(path);

describe('code', () => {
  test('only the configuration reads the environment, and only the process hands it over', () => {
    const broken = found(/^(server|widgets|embed)\//, (node, { path }) => {
      if (node.type !== 'MemberExpression' || !isNamed(node.property, 'env')) return undefined;
      if (path === 'server/config.ts' || path === 'server/cli.ts') return undefined;
      return isNamed(node.object, 'process') ? 'reads process.env' : undefined;
    });
    expect(broken).toEqual([]);
  });

  test('elements are defined in one place', () => {
    const broken = found(/^(?!widgets\/register\.ts)/, (node) => {
      if (node.type === 'Decorator' && isNamed(calleeOf(node.expression), 'customElement'))
        return 'defines an element by a decorator';
      if (node.type !== 'MemberExpression' || !isNamed(node.property, 'define')) return undefined;
      const { object } = node;
      const isRegistry = isNamed(object, 'customElements') || isNamed(propertyOf(object), 'customElements');
      return isRegistry ? 'defines an element' : undefined;
    });
    expect(broken).toEqual([]);
  });

  test('nothing is called `any`, and in the server nothing is sworn to be there by `!`', () => {
    const broken = found(/./, (node, { path }) => {
      if (node.type === 'TSAsExpression' && isKind(node.typeAnnotation, 'TSAnyKeyword')) return 'says as any';
      if (node.type === 'TSNonNullExpression' && path.startsWith('server/')) return 'says !';
      return undefined;
    });
    expect(broken).toEqual([]);
  });

  test('pages of a strict policy get no inline style and no parsed markup', () => {
    const forbidden = new Set([
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'unsafeHTML',
      'unsafeSVG',
      'styleMap',
    ]);
    const broken = found(/^(widgets|embed)\//, (node) => {
      if (node.type === 'Identifier' && typeof node.name === 'string' && forbidden.has(node.name))
        return `uses ${node.name}`;
      if (node.type === 'TemplateElement' && /\sstyle\s*=/.test(rawOf(node)))
        return 'writes a style attribute';
      if (node.type === 'TemplateElement' && /<style[\s>]/i.test(rawOf(node)))
        return 'writes a style element';
      return undefined;
    });
    expect(broken).toEqual([]);
  });
});

const propertyOf = (node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'property' in node ? node.property : undefined;
const calleeOf = (node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'callee' in node ? node.callee : node;
const rawOf = (node: SyntaxNode): string => {
  const { value } = node;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
};

/** Procedures that neither the documents nor the widgets name, and who calls them over tRPC. */
const ONLY_TRPC: Readonly<Record<string, string>> = {
  'accounts.sessions.get': 'what has become of a session; the documents have no row for it',
};

describe('operations', () => {
  const rows = compileRows(families, appRouter);
  const procedures = Object.entries(proceduresOf(appRouter)).map(([path, procedure]) =>
    callableOf(path, procedure),
  );
  const called = new Set(
    rows.flatMap(({ work }) =>
      work.kind === 'procedure'
        ? [work.procedure.path, ...[...work.flags.values()].map((flag) => flag.procedure.path)]
        : [],
    ),
  );

  test('every procedure has an output schema, which is also its privacy filter', () => {
    const broken = procedures
      .filter(({ output, type }) => output === undefined && type !== 'subscription')
      .map(({ path }) => `${path} has no output schema`);
    expect(broken).toEqual([]);
  });

  test('every subscription says what it sends', () => {
    const broken = procedures
      .filter(({ output, type }) => output === undefined && type === 'subscription')
      .map(({ path }) => `${path} has no output schema`);
    expect(broken).toEqual([]);
  });

  test('every procedure is named by a row, by the widgets or by a page', () => {
    const text = [
      ...product
        .filter(({ path }) => /^(widgets|embed|server\/rest\/families)\//.test(path))
        .map((source) => source.text),
      ...files.filter(isServedAsIs).map(readText),
    ].join('\n');
    const broken = procedures
      .filter(({ path }) => !called.has(path) && !text.includes(`'${path}'`) && !(path in ONLY_TRPC))
      .map(({ path }) => `nobody can call ${path}`);
    expect(broken).toEqual([]);
    expect(Object.keys(ONLY_TRPC).filter((path) => called.has(path))).toEqual([]);
  });

  test('every operation of the reference says in a line what it does', () => {
    const broken = procedures
      .filter(({ meta }) => meta.summary === undefined || meta.summary.trim() === '')
      .map(({ path }) => `${path} has no summary`);
    expect(broken).toEqual([]);
  });
});

describe('packages', () => {
  test('what the server is built and run with is there without those of development', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readText('package.json')));
    const scripts = files.filter((path) =>
      /^scripts\/(fresh|build|snapshot|elements|minify)[^/]*\.js$/.test(path),
    );
    const operators = ['scripts/import-transactions.ts', 'scripts/import-restaurants.ts'];
    const broken = [
      ...product.filter(({ path }) => /^(server|embed)\//.test(path)),
      ...[...scripts, ...operators].map(readSource),
    ]
      .flatMap(({ path, imports }) => imports.map(({ to, kind, line }) => ({ path, to, kind, line })))
      .filter(({ kind, to }) => kind !== 'type' && !to.startsWith('node:') && !isOurs(to))
      .map(({ to, ...at }) => ({
        ...at,
        name: to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      }))
      // Whoever uses the components brings React.
      .filter(({ name }) => name !== 'react' && !(name in dependencies))
      .map(({ path, line, name }) => `${path}:${line} needs ${name}`);
    expect(broken).toEqual([]);
    // The declarations of the SDK are written by the compiler, and the operator's commands run through tsx.
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['typescript', 'tsx', '@types/node', '@types/react']),
    );
  });
});

describe('tables', () => {
  test('every table of a tenant leads its primary key and every unique index by the tenant', () => {
    const broken = tableConfigs
      .filter(({ name }) => !(name in GLOBAL_TABLES))
      .flatMap(({ name, columns, primaryKeys, indexes, uniqueConstraints }) => {
        const keys = [
          ...primaryKeys.map((key) => ({ of: 'primary key', first: key.columns[0]?.name })),
          ...columns
            .filter((column) => column.primary)
            .map((column) => ({ of: 'primary key', first: column.name })),
          ...columns
            .filter((column) => column.isUnique)
            .map((column) => ({ of: 'unique column', first: column.name })),
          ...uniqueConstraints.map((key) => ({ of: `unique ${key.getName()}`, first: key.columns[0]?.name })),
          ...indexes
            .filter(({ config }) => config.unique)
            .map(({ config }) => ({ of: `index ${config.name}`, first: nameOf(config.columns[0]) })),
        ];
        if (!keys.some(({ of }) => of === 'primary key')) return [`${name} has no primary key`];
        return keys
          .filter(({ first }) => first !== 'customer_id')
          .map(({ of, first }) => `${name}: ${of} is led by ${first}`);
      });
    expect(broken).toEqual([]);
  });

  test('a table that belongs to no tenant says why, and is there', () => {
    const names = new Set(tableConfigs.map(({ name }) => name));
    expect(Object.keys(GLOBAL_TABLES).filter((name) => !names.has(name))).toEqual([]);
  });

  test('every module’s tables are among those that migrations are made from', () => {
    const gathered = new Set(byPath.get('server/db/tables.ts')?.imports.map(({ to }) => to));
    const broken = product
      .filter(({ path }) => path.endsWith('/tables.ts') && path !== 'server/db/tables.ts')
      .filter(({ path }) => !gathered.has(path))
      .map(({ path }) => `${path}:1 is missing from server/db/tables.ts`);
    expect(broken).toEqual([]);
  });
});

const nameOf = (column: unknown): string | undefined =>
  typeof column === 'object' && column !== null && 'name' in column && typeof column.name === 'string'
    ? column.name
    : undefined;
