import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** A file of `public/`, served under a name that changes with its content. */
export interface Asset {
  name: string;
  body: Buffer;
  type: string;
  version: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** All of `public/`, read once: the site is a handful of small files. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const folder = new URL('./public/', import.meta.url);
  const assets = readdirSync(folder).map((name): Asset => {
    const body = readFileSync(new URL(name, folder));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 10);
    return { name, body, type: TYPES[extname(name)] ?? 'application/octet-stream', version };
  });
  return new Map(assets.map((asset) => [asset.name, asset]));
}

export const assetUrl = (asset: Asset): string => `/site/${asset.name}?v=${asset.version}`;
