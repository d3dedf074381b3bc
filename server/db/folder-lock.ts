import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderLock {
  /** No database has been made in this folder yet. */
  isNew: boolean;
  /** Says that the database is whole. A folder that a crash left without that word is made anew. */
  made(): Promise<void>;
  release(): Promise<void>;
}

/**
 * One process per data folder: two PGlites on the same files destroy them. The lock is a file with our process
 * id; one left behind by a crash is recognised by its dead process and taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'fledge.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await createWhole(path, String(process.pid));
      const unfinished = join(folder, 'pg.unfinished');
      if (existsSync(unfinished)) await rm(join(folder, 'pg'), { recursive: true, force: true });
      const isNew = !existsSync(join(folder, 'pg', 'PG_VERSION'));
      if (isNew) await writeFile(unfinished, '');
      return {
        isNew,
        made: () => rm(unfinished, { force: true }),
        release: () => rm(path, { force: true }),
      };
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error;
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      if (owner > 0 && owner !== process.pid && isAlive(owner)) {
        throw new Error(
          `The data folder ${folder} is in use by process ${owner}. Stop it, or set DATA_DIR.`,
          {
            cause: error,
          },
        );
      }
      await rm(path, { force: true });
    }
  }
  throw new Error(`The data folder ${folder} could not be locked.`);
}

/** Creates a file that is never seen empty: to others it is there with its content, or not yet. */
async function createWhole(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
