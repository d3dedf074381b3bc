import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One edge of the import graph. */
export interface Import {
  /** The imported file from the repository's root, or the name of a package. */
  readonly to: string;
  /** `type` vanishes in the build, `lazy` is an `import()`. */
  readonly kind: 'value' | 'type' | 'lazy';
  readonly line: number;
}

/** A node of the syntax tree; only its kind and place are the same for all. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  /** From the repository's root: `server/app.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  lineAt(offset: number): number;
  /** Every node of the syntax tree, parents first. */
  nodes(): readonly SyntaxNode[];
}

const SKIPPED = new Set(['node_modules', 'dist', 'migrations']);

/** All files below a folder of the repository, as paths from its root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [path];
      return SKIPPED.has(entry.name) ? [] : filesIn(path);
    })
    .sort();
}

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A script of the repository, parsed by the compiler that also builds it. */
export function readSource(path: string): Source {
  const text = readText(path);
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const edge = (request: string, kind: Import['kind'], offset: number): Import => ({
    to: request.startsWith('.') ? posix.join(posix.dirname(path), request) : request,
    kind,
    line: lineAt(offset),
  });

  const imports = module.staticImports.map(({ entries, moduleRequest, start }) =>
    edge(moduleRequest.value, isErased(entries) ? 'type' : 'value', start),
  );
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType, start } of entries)
      if (moduleRequest) imports.push(edge(moduleRequest.value, isType ? 'type' : 'value', start));
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    // `import(url)` of the loader names no file of ours.
    if (literal?.[2] !== undefined) imports.push(edge(literal[2], 'lazy', moduleRequest.start));
  }
  let nodes: SyntaxNode[] | undefined;
  return {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    lineAt,
    nodes: () => (nodes ??= [...walk(program)]),
  };
}

const isErased = (entries: readonly { isType: boolean }[]): boolean =>
  entries.length > 0 && entries.every((entry) => entry.isType);

function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const child of value) yield* walk(child);
  else if (isNode(value)) {
    yield value;
    for (const field of Object.values(value)) if (typeof field === 'object') yield* walk(field);
  }
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/**
 * The cycles of a graph: for each knot of files that import each other one shortest way round, with its first file
 * again at the end.
 */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const known = new Set<string>();
  for (const start of graph.keys()) {
    if (known.has(start)) continue;
    const cycle = wayBack(graph, start);
    if (!cycle) continue;
    for (const file of cycle) known.add(file);
    cycles.push(cycle);
  }
  return cycles;
}

function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step = at; step !== start; step = cameFrom.get(step) ?? start) way.unshift(step);
        return [start, ...way];
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        queue.push(next);
      }
    }
  }
  return undefined;
}
