import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the documents say that Fledge is. */
const DOCUMENTED = 'http://127.0.0.1:8000';

/** Writes the files of `docs/frameworks/<name>.md` into a folder, word for word but for Fledge's address. */
export async function writeDocumented(name: string, folder: string, fledge: string): Promise<string[]> {
  const text = await readFile(new URL(`../../docs/frameworks/${name}.md`, import.meta.url), 'utf8');
  const files = [...text.matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)```/g)];
  for (const [, path = '', code = ''] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code.replaceAll(DOCUMENTED, fledge));
  }
  return files.map(([, path]) => String(path));
}
