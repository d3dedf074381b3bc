import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildSdk } from '../../scripts/build-sdk.js';
import { nextFolder } from '../../scripts/install-next.js';
import { writeDocumented } from './documented-page.ts';
import { openFolderSite } from './folder-site.ts';
import { openWorld, type World } from './world.ts';

/** The pages of docs/frameworks, word for word, in a real browser against a real server. */
const run = promisify(execFile);
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
let world: World;
let kit = '';
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  world = await openWorld();
  kit = await mkdtemp(join(tmpdir(), 'fledge-kit-'));
  await buildSdk(kit, 'react');
  await buildSdk(kit, 'server');
}, 180_000);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(async () => {
  await world?.close();
  await rm(kit, { recursive: true, force: true });
});

async function projectFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fledge-page-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  await symlink(packages, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  return folder;
}

async function serve(folder: string, userId: string): Promise<string> {
  const site = await openFolderSite(folder, world.at.url, () => world.session(userId));
  closing.push(site.close);
  return site.url;
}

/** The page in a browser; `trouble` collects what nobody should see on its console. */
async function open(url: string, cookie?: { name: string; value: string }) {
  const context = await world.browser.newContext();
  closing.push(() => context.close());
  if (cookie) await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => {
    // A new project has no icon.
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (['error', 'warning'].includes(message.type()) && !isIcon) trouble.push(message.text());
  });
  await page.goto(url);
  return { page, trouble };
}

/** The buddy shows, and what the host's server sends is counted by the page itself, once. */
async function earns(page: Page, userId: string): Promise<void> {
  await page.locator('fledge-buddy .next').waitFor();
  await page.locator('fledge-buddy .tabs').waitFor();
  await world.event(userId);
  const coins = page.locator('output');
  await expect.poll(() => coins.textContent(), { timeout: 15_000 }).not.toBe('0');
  const counted = String(await coins.textContent());
  // The purse runs to its new balance, which is what was earned.
  await expect
    .poll(() => page.locator('fledge-buddy .purse').textContent())
    .toMatch(new RegExp(`^\\s*${counted}$`));
}

test('plain HTML: the page as it is written, under a strict policy', async () => {
  await world.buddy('html');
  const folder = await projectFolder();
  await writeDocumented('html', folder, world.at.url);
  const { page, trouble } = await open(await serve(folder, 'html'));
  await earns(page, 'html');
  await page.locator('fledge-marketplace .card').first().waitFor();
  const colour = await page
    .locator('fledge-buddy .tab')
    .first()
    .evaluate((tab) => getComputedStyle(tab, '::after').backgroundColor);
  expect(colour).toBe('rgb(29, 107, 79)');
  expect(trouble).toEqual([]);
});

test('React: built by vite, in StrictMode, one script and one count', async () => {
  await world.buddy('react');
  const folder = await projectFolder();
  await writeDocumented('react', folder, world.at.url);
  await cp(join(kit, 'fledge-react.js'), join(folder, 'src/fledge-react.js'));
  // What the template of a new project has.
  const entry = '<div id="root"></div><script type="module" src="/src/main.jsx"></script>';
  await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="en"><body>${entry}</body></html>`);
  await run(process.execPath, [join(packages, 'vite/bin/vite.js'), 'build', '--mode', 'development'], {
    cwd: folder,
    // StrictMode does its double work in the development build of React only.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  const { page, trouble } = await open(await serve(join(folder, 'dist'), 'react'));
  await earns(page, 'react');
  expect(await page.locator('script[src*="fledge.js"]').count()).toBe(1);
  expect(await page.locator('fledge-buddy').getAttribute('scheme')).toBe('light');
  await page.getByRole('button', { name: 'Shop' }).click();
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.getByRole('button', { name: 'Shop' }).click();
  expect(await page.locator('fledge-marketplace').count()).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out').waitFor();
  expect(trouble).toEqual([]);
}, 120_000);

test('Vue: built by vite, properties and events bound', async () => {
  await world.buddy('vue');
  const folder = await projectFolder();
  await writeDocumented('vue', folder, world.at.url);
  await run(process.execPath, [join(packages, 'vite/bin/vite.js'), 'build'], { cwd: folder });
  const { page, trouble } = await open(await serve(join(folder, 'dist'), 'vue'));
  await earns(page, 'vue');
  const scheme = page.locator('fledge-buddy .base');
  expect(await scheme.getAttribute('data-scheme')).toBe('light');
  await page.getByRole('button', { name: 'Night' }).click();
  await expect.poll(() => scheme.getAttribute('data-scheme')).toBe('dark');
  await page.getByRole('button', { name: 'Shop' }).click();
  await page.locator('fledge-marketplace .card').first().waitFor();
  expect(trouble).toEqual([]);
}, 120_000);

const nextBinary = `${nextFolder}node_modules/next/dist/bin/next`;

test.skipIf(!existsSync(nextBinary))(
  'Next: built and served by Next, its own route mints, tags in the first HTML',
  async () => {
    await Promise.all(
      ['app', 'lib', '.next'].map((part) => rm(nextFolder + part, { recursive: true, force: true })),
    );
    await writeDocumented('next', nextFolder, world.at.url);
    await mkdir(`${nextFolder}lib`);
    for (const name of ['fledge-react.js', 'fledge-server.js'])
      await cp(join(kit, name), `${nextFolder}lib/${name}`);
    // It would take the lock file above it for that of a workspace.
    await writeFile(
      `${nextFolder}next.config.mjs`,
      'export default { turbopack: { root: import.meta.dirname } };',
    );
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      NEXT_TELEMETRY_DISABLED: '1',
      FLEDGE_API_KEY: world.key,
    };
    await run(process.execPath, [nextBinary, 'build'], { cwd: nextFolder, env });
    const served = spawn(process.execPath, [nextBinary, 'start', '-p', '0', '-H', '127.0.0.1'], {
      cwd: nextFolder,
      env,
    });
    closing.push(async () => served.kill());
    const url = await addressOf(served);
    await world.buddy('next');
    const html = await (await fetch(url)).text();
    expect(html).toContain('<fledge-buddy></fledge-buddy>');
    expect(html).toContain('<fledge-marketplace preset="slate"></fledge-marketplace>');
    const { page, trouble } = await open(url, { name: 'user', value: 'next' });
    await earns(page, 'next');
    await page.locator('fledge-marketplace .card').first().waitFor();
    expect(trouble).toEqual([]);
  },
  180_000,
);

/** Where a server says that it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${text}`)));
  });
}
