import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside the built server; absent when it runs from its sources, which then creates the database itself. */
const PATH = fileURLToPath(new URL('./snapshot.tar', import.meta.url));

/** The embedded database as the build left it: empty, with the schema in place. */
export async function readSnapshot(): Promise<Blob | undefined> {
  const bytes = await readFile(PATH).catch(() => undefined);
  return bytes && new Blob([bytes], { type: 'application/x-tar' });
}
