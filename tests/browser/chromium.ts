import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser of this machine, else Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ARGS });
}
