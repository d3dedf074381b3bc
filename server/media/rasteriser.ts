import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Rasterise } from '../kernel/media.ts';

/** A thread that nobody needs any more is let go: it holds some 30 MB. */
const IDLE_MS = 30_000;
/** One drawing takes tens of milliseconds. A thread that is silent for so long is stuck. */
const STUCK_MS = 20_000;

// As text, so that it runs the same from sources, in tests and from the one file of the build.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { Resvg } = require(workerData);
parentPort.on('message', ({ id, svg, width }) => {
  try {
    const options = { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } };
    const png = Uint8Array.from(new Resvg(svg, options).render().asPng());
    parentPort.postMessage({ id, png }, [png.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});`;

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}
interface Answer {
  id: number;
  png?: Uint8Array;
  error?: string;
}

export interface Rasteriser {
  rasterise: Rasterise;
  close(): Promise<void>;
}

/** Draws PNGs in a thread of its own, made when it is first needed: requests are answered meanwhile. */
export function createRasteriser(): Rasteriser {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;

  function open(): Worker {
    const worker = new Worker(THREAD, {
      eval: true,
      workerData: createRequire(import.meta.url).resolve('@resvg/resvg-js'),
    });
    worker.unref();
    worker.on('message', ({ id, png, error }: Answer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (png) asked?.resolve(png);
      else asked?.reject(new Error(`the drawing could not be rasterised: ${error ?? ''}`));
      rest();
    });
    worker.on('error', (error) => fail(worker, error));
    worker.on('exit', () => fail(worker, new Error('the drawing thread ended')));
    return worker;
  }

  /** Whoever waits for a thread that is gone is told; the next drawing gets a new one. */
  function fail(worker: Worker, error: unknown): void {
    if (worker !== thread) return;
    thread = undefined;
    const told = error instanceof Error ? error : new Error(String(error));
    for (const asked of waiting.values()) asked.reject(told);
    waiting.clear();
  }

  function rest(): void {
    clearTimeout(timer);
    const worker = thread;
    if (!worker) return;
    if (waiting.size === 0) worker.unref();
    timer = setTimeout(
      () => {
        fail(worker, new Error('the drawing thread did not answer'));
        void worker.terminate();
      },
      waiting.size === 0 ? IDLE_MS : STUCK_MS,
    ).unref();
  }

  return {
    rasterise: (svg, width) =>
      new Promise((resolve, reject) => {
        thread ??= open();
        thread.ref();
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        // A thread is no window: it has no origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        thread.postMessage({ id, svg, width });
        rest();
      }),
    async close() {
      clearTimeout(timer);
      const worker = thread;
      if (!worker) return;
      fail(worker, new Error('the server is stopping'));
      await worker.terminate();
    },
  };
}
