import type { BootOptions } from './boot.ts';
import type { QueuedCall } from './page-api.ts';

/** The hashed file beside this one that the build made. */
declare const BOOT_FILE: string;
/** What that file is mostly made of. */
declare const CORE_FILE: string;
/** What draws the first picture. */
declare const BUDDY_FILE: string;

// The queue holds calls before their types are loaded; `boot` checks what it is given.
// oxlint-disable-next-line typescript/no-explicit-any
type Api = Record<string, (...args: any[]) => unknown>;

const RETRY_MS = [1_000, 4_000, 15_000];

/** Token, state and picture, one after another, while the widgets are still on their way. */
function askEarly(base: string, { sessionUrl, sessionToken, embedToken }: DOMStringMap, hasBuddy: boolean) {
  const early: NonNullable<BootOptions['early']> = new Map();
  const ask = (url: string, init: RequestInit, token = ''): Promise<Response> => {
    const answer = fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
    early.set(url + token, answer);
    return answer;
  };
  /** Where the widgets have taken an answer meanwhile, they go on by themselves. */
  // oxlint-disable-next-line typescript/no-explicit-any
  const read = async (url: string, init: RequestInit, token = ''): Promise<any> => {
    const body = await (await ask(url, init, token)).clone().json();
    return early.has(url + token) ? body : {};
  };
  const run = async (): Promise<void> => {
    const mint = { method: 'POST', credentials: 'include', cache: 'no-store' } as const;
    const token =
      sessionToken || embedToken || (sessionUrl ? (await read(sessionUrl, mint)).token : undefined);
    if (!token) return;
    const mine = { credentials: 'omit', headers: { authorization: `Bearer ${token}` } } as const;
    const { result } = await read(`${base}/trpc/widget.state`, mine, token);
    const url = (result?.data.buddy ?? result?.data.egg)?.imageUrl;
    if (hasBuddy && url) await ask(url, { credentials: 'omit' });
  };
  // Whoever takes an answer hears what was wrong with it.
  run().catch(() => {});
  return early;
}

function load(): void {
  const before = window.Fledge;
  if (before && !Array.isArray(before)) return;

  // A module has no current script.
  const script = document.currentScript ?? document.querySelector('script[src*="fledge.js"]');
  if (!(script instanceof HTMLScriptElement)) return;
  const { src, dataset } = script;
  const hasBuddy = document.querySelector('fledge-buddy,[data-fledge=buddy]') !== null;
  // Asked for beside the files that name them: two round trips less.
  for (const file of hasBuddy ? [CORE_FILE, BUDDY_FILE] : [CORE_FILE]) {
    const hint = document.createElement('link');
    hint.rel = 'modulepreload';
    hint.href = new URL(file, src).href;
    document.head.append(hint);
  }
  const baseUrl = (dataset.baseUrl ?? src.replace(/(\/widgets)?\/fledge\.js.*$/, '')).replace(/\/+$/, '');
  const options: BootOptions = { ...dataset, baseUrl, early: askEarly(baseUrl, dataset, hasBuddy) };

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
    open: later('open'),
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
