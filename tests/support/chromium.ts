import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DEBIAN = '/usr/bin/chromium';

/** The system's Chromium, else the one that Playwright knows. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ args: ARGUMENTS, ...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : {}) });
