import { mkdir, rename, writeFile } from 'node:fs/promises';
import { sortableId } from '../kernel/ids.ts';

/** Puts a mail into the folder, whole or not at all; the names sort by time. Only the server's own user may read it. */
export async function writeToOutbox(folder: string, message: Buffer, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = `${folder}/${sortableId(now.getTime())}.eml`;
  await writeFile(`${path}.part`, message, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
