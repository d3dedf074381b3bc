// Installs Next into .cache/next, where the test of its documented pages looks for it. Kept out of package.json: it
// weighs more than all of ours together, and nobody who runs Fledge needs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const nextFolder = fileURLToPath(new URL('../.cache/next/', import.meta.url));
const PACKAGES = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(nextFolder, { recursive: true });
  writeFileSync(
    `${nextFolder}package.json`,
    JSON.stringify({ private: true, dependencies: PACKAGES }, null, 2),
  );
  execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
    cwd: nextFolder,
    stdio: 'inherit',
  });
}
