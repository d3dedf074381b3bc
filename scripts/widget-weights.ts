import { readFileSync } from 'node:fs';
import type { BuiltFile } from './build-widgets.js';

/** The built files of the widgets by name, and what the parts of a page weigh in them: gzip bytes. */
export interface WidgetWeights {
  files: Readonly<Record<string, BuiltFile>>;
  /** The name of a file without its hash, as it was built. */
  find(name: string): string;
  loader: number;
  /** What must be there when the first widget shows. */
  firstWidget: number;
  /** A further widget beside the buddy, with all that it ever loads. */
  further(name: 'marketplace' | 'challenges'): number;
  /** What a page that shows nothing else loads for the button of the chat. */
  launcher: number;
  /** The chat that is opened, with what draws its answers, without the lexer. */
  openedChat: number;
  lexer: number;
}

/**
 * Weighs the bundle by what `scripts/build-widgets.js` wrote down. The core counts with what every page loads soon
 * after its first picture.
 */
export function weighWidgets(): WidgetWeights {
  const files: Record<string, BuiltFile> = JSON.parse(
    readFileSync(new URL('../dist/widgets/manifest.json', import.meta.url), 'utf8'),
  );
  const find = (name: string): string => {
    const file = Object.keys(files).find((each) => each.startsWith(`${name}-`));
    if (!file) throw new Error(`no file ${name}`);
    return file;
  };
  /** A file with everything it imports, at once and, on request, later. */
  const reach = (name: string, isLaterToo = false, seen = new Set<string>()): Set<string> => {
    seen.add(name);
    const { imports = [], later = [] } = files[name] ?? {};
    // The core leads to every widget; it counts for what it is.
    const next = isLaterToo && name !== find('core') ? [...imports, ...later] : imports;
    for (const file of next) if (!seen.has(file)) reach(file, isLaterToo, seen);
    return seen;
  };
  const weigh = (names: Iterable<string>): number =>
    [...new Set(names)].reduce((sum, name) => sum + (files[name]?.gzip ?? 0), 0);
  const core = ['core', 'asides', 'lively', 'motion'].flatMap((name) => [...reach(find(name))]);
  const beyond = (first: Iterable<string>, names: Iterable<string>): number => {
    const known = new Set(first);
    return weigh([...names].filter((file) => !known.has(file)));
  };
  const beyondCore = (...names: string[]): number =>
    beyond(
      core,
      names.flatMap((name) => [...reach(find(name))]),
    );
  const lexer = files[find('lexer')]?.gzip ?? 0;
  return {
    files,
    find,
    loader: files['fledge.js']?.gzip ?? 0,
    firstWidget: weigh([...reach(find('core')), ...reach(find('buddy'))]),
    further: (name) => beyond([...core, ...reach(find('buddy'), true)], reach(find(name), true)),
    launcher: beyondCore('chat'),
    openedChat: beyondCore('chat', 'panel', 'paper') - lexer,
    lexer,
  };
}
