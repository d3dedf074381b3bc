import { readFileSync } from 'node:fs';
import { assetUrl, type Asset } from './assets.ts';

export interface PageFacts {
  /** Where browsers reach this server; shown in the snippets. */
  origin: string;
  hasDemo: boolean;
}

const read = (name: string): string => readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

export type PageName = 'start' | 'demo' | 'admin';

/**
 * Fills a page. `{{name}}` is a value or a drawing, `{{asset:file}}` the address of a file of `public/`;
 * `<!-- if:demo -->` and `<!-- if:quiet -->` mark what is there with the demo and without it.
 */
export function page(name: PageName, facts: PageFacts, assets: ReadonlyMap<string, Asset>): string {
  const values: Readonly<Record<string, string>> = {
    origin: escaped(facts.origin),
    mark: read('mark.svg'),
    street: read('street.svg'),
    nest: read('nest.svg'),
  };
  const dropped = facts.hasDemo ? 'quiet' : 'demo';
  return read(`${name}.html`)
    .replaceAll(new RegExp(`<!-- if:${dropped} -->[\\s\\S]*?<!-- end:${dropped} -->`, 'g'), '')
    .replaceAll(/<!-- (if|end):\w+ -->/g, '')
    .replaceAll(/\{\{asset:([^}]+)\}\}/g, (_, file: string) => {
      const asset = assets.get(file);
      if (!asset) throw new Error(`no such file: public/${file}`);
      return assetUrl(asset);
    })
    .replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
      const value = values[key];
      if (value === undefined) throw new Error(`no such value: ${key}`);
      return value.trim();
    });
}
