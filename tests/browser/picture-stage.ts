import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from './chromium.ts';

const PAGE =
  '<!doctype html><title>stage</title><style>fledge-picture{width:240px}</style><body><script type="module" src="/picture.js"></script>';
const ENTRY = "import{FledgePicture as F}from'./picture.ts';customElements.define('fledge-picture',F)";

/** A page with nothing but pictures on it. */
export interface Stage {
  /** A new page with a clock of its own, that stands still until it is told to run. */
  open(): Promise<Page>;
  /** Puts a picture on, or changes the one that is there, and waits until it is in place and knows that it is in view. */
  show(page: Page, look: { src: string; stage: number; mood: string }): Promise<void>;
  close(): Promise<void>;
}

/** The element alone, as one script. */
async function bundle(): Promise<string> {
  const folder = fileURLToPath(new URL('../../widgets/picture/', import.meta.url));
  const output = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    resolve: { conditions: ['browser', 'module', 'production'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'stage-entry' ? `${folder}stage-entry.ts` : null),
        load: (id) => (id === `${folder}stage-entry.ts` ? ENTRY : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'stage-entry', output: { codeSplitting: false } },
    },
  });
  const [first] = [output].flat();
  const [script] = first && 'output' in first ? first.output : [];
  if (script?.type !== 'chunk') throw new Error('nothing was built');
  return script.code;
}

/** Serves pictures by their paths, and opens pages that show them. */
export async function openStage(pictures: Readonly<Record<string, string>>): Promise<Stage> {
  const script = await bundle();
  const server = createServer(({ url = '/' }, response) => {
    const picture = pictures[url];
    const [type, body] = picture
      ? ['image/svg+xml', picture]
      : url === '/picture.js'
        ? ['text/javascript', script]
        : ['text/html', PAGE];
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address() as AddressInfo;
  const browser = await openBrowser();
  return {
    async open() {
      const context = await browser.newContext({ viewport: { width: 600, height: 400 } });
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(`http://127.0.0.1:${address.port}/`);
      return page;
    },
    show: (page, look) =>
      page.evaluate(async (wanted) => {
        await customElements.whenDefined('fledge-picture');
        const picture = document.querySelector('fledge-picture') ?? document.createElement('fledge-picture');
        const shown = new Promise((done) => picture.addEventListener('picture-shown', done, { once: true }));
        document.body.append(picture);
        Object.assign(picture, wanted);
        await shown;
        // The element hears that it is in view before this does, which was made after it.
        await new Promise<void>((seen) => {
          const watcher = new IntersectionObserver(() => {
            watcher.disconnect();
            seen();
          });
          watcher.observe(picture);
        });
      }, look),
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}
