import type { BootOptions } from './boot.ts';
import type { QueuedCall } from './page-api.ts';

/** The hashed file beside this one that the build made. */
declare const BOOT_FILE: string;
/** What that file is mostly made of. */
declare const CORE_FILE: string;

// The queue holds calls before their types are loaded; `boot` checks what it is given.
// oxlint-disable-next-line typescript/no-explicit-any
type Api = Record<string, (...args: any[]) => unknown>;

const RETRY_MS = [1_000, 4_000, 15_000];

function load(): void {
  const before = window.Fledge;
  if (before && !Array.isArray(before)) return;

  // A module has no current script.
  const script = document.currentScript ?? document.querySelector('script[src*="fledge.js"]');
  if (!(script instanceof HTMLScriptElement)) return;
  const { src, dataset } = script;
  // Asked for beside the file that names it: one round trip less.
  const early = document.createElement('link');
  early.rel = 'modulepreload';
  early.href = new URL(CORE_FILE, src).href;
  document.head.append(early);

  const options: BootOptions = {
    ...dataset,
    baseUrl: dataset.baseUrl ?? src.replace(/(\/widgets)?\/fledge\.js.*$/, ''),
  };

  let attempt = 0;
  let loading: Promise<Api> | undefined;
  const start = (): Promise<Api> => {
    // A browser may remember a failed module: each attempt asks for another address.
    const url = new URL(BOOT_FILE + (attempt ? `?retry=${attempt}` : ''), src).href;
    loading ??= import(/* @vite-ignore */ url).then((module) => module.boot(options));
    loading.catch(() => {
      loading = undefined;
      const wait = RETRY_MS[attempt++];
      if (wait) setTimeout(start, wait);
    });
    return loading;
  };

  const later =
    (name: string) =>
    (...args: unknown[]): Promise<unknown> =>
      start().then((api) => api[name]?.(...args));
  const api: Api = {
    init: later('init'),
    identify: later('identify'),
    logout: later('logout'),
    track: later('track'),
    on(...args) {
      let isOff = false;
      let off: unknown;
      const listen = async (): Promise<void> => {
        const loaded = await start();
        if (!isOff) off = loaded.on?.(...args);
      };
      listen().catch(() => {});
      return () => {
        isOff = true;
        if (typeof off === 'function') off();
      };
    },
    push: (...calls: QueuedCall[]) => calls.map(([name, ...args]) => api[name]?.(...args)),
  };
  Object.assign(window, { Fledge: api });
  void start();
  if (before) for (const [name, ...args] of before) void api[name]?.(...args);
}

load();
