// `npm run bench`: every bench/*.bench.ts, or those whose names contain a word given: `npm run bench -- http`.
import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Measure } from '../bench/processes.ts';
import { ensureBuilt } from './fresh.js';
import { findPostgres } from './machine.js';

const words = process.argv.slice(2);
const folder = new URL('../bench/', import.meta.url);
await ensureBuilt();
const postgres = await findPostgres();
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
console.log(`${machine}, Postgres ${postgres.version ?? `not used: ${postgres.reason}`}`);
const files = (await readdir(folder)).filter((name) => name.endsWith('.bench.ts')).sort();
for (const file of files.filter((name) => words.length === 0 || words.some((word) => name.includes(word)))) {
  console.log(`\n${file}`);
  const bench: { run(): Promise<Measure[]> } = await import(new URL(file, folder).href);
  for (const { name, value, unit, note } of await bench.run()) {
    console.log(`  ${name.padEnd(64)} ${figure(value).padStart(10)} ${unit}${note ? `  (${note})` : ''}`);
  }
}

/** Whole numbers as they are, others with two places. */
function figure(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(2);
}
