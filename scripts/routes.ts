// Writes server/rest/routes.txt: every endpoint and the procedure behind it.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileRows } from '../server/rest/compile.ts';
import { families } from '../server/rest/families/index.ts';
import { listRows } from '../server/rest/list.ts';
import { appRouter } from '../server/trpc/router.ts';

const path = fileURLToPath(new URL('../server/rest/routes.txt', import.meta.url));
const rows = compileRows(families, appRouter);
await writeFile(path, listRows(rows));
console.log(`${rows.length} rows written to server/rest/routes.txt`);
