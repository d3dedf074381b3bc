import type { BootOptions } from './boot.ts';
import type { QueuedCall } from './page-api.ts';

/** The hashed file beside this one that has everything to begin with, and the name of `boot` in it. */
declare const CORE_FILE: string;
declare const BOOT_NAME: string;
/** Another file that names it. */
declare const BOOT_FILE: string;
/** What draws the first picture. */
declare const BUDDY_FILE: string;

// The queue holds calls before their types are loaded; `boot` checks what it is given.
// oxlint-disable-next-line typescript/no-explicit-any
type Api = Record<string, (...args: any[]) => unknown>;

const RETRY_MS = [1_000, 4_000, 15_000];

/** The token, then state and picture at once, while the widgets are still on their way. */
function askEarly(base: string, { sessionUrl, sessionToken, embedToken }: DOMStringMap, hasBuddy: boolean) {
  const early: NonNullable<BootOptions['early']> = new Map();
  const post = (url: string, init: RequestInit): Promise<Response> =>
    fetch(url, { method: 'POST', ...init, signal: AbortSignal.timeout(15_000) });
  const mint = async (url: string): Promise<string | undefined> => {
    const read = async () => {
      const headers = { accept: 'application/json' };
      const answer = await post(url, { headers, credentials: 'include' });
      return { answer, text: await answer.text() };
    };
    const minted = read();
    // Read once: both halves of a clone come later than the whole.
    early.set(
      url,
      minted.then(({ answer, text }) => new Response(text, answer)),
    );
    const { token } = JSON.parse((await minted).text);
    // Where the widgets have taken the answer meanwhile, they go on by themselves.
    return early.has(url) ? token : undefined;
  };
  const run = async (): Promise<void> => {
    const token = sessionToken || embedToken || (sessionUrl && (await mint(sessionUrl)));
    if (!token) return;
    const input = hasBuddy ? `?input=${encodeURIComponent('{"picture":true}')}` : '';
    // Nothing but the token: a browser asks no leave first.
    const state = post(`${base}/trpc/widget.state${input}`, { body: token, credentials: 'omit' });
    early.set(`widget.state${token}`, state);
    await state;
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
  const baseUrl = (dataset.baseUrl ?? src.replace(/(\/widgets)?\/fledge\.js.*$/, '')).replace(/\/+$/, '');
  // The longest chain begins first.
  const options: BootOptions = { ...dataset, baseUrl, early: askEarly(baseUrl, dataset, hasBuddy) };

  let attempt = 0;
  let loading: Promise<Api> | undefined;
  const start = (): Promise<Api> => {
    // A browser may remember a failed module: each attempt asks for another address.
    const url = new URL(attempt ? `${BOOT_FILE}?retry=${attempt}` : CORE_FILE, src).href;
    loading ??= import(/* @vite-ignore */ url).then((module) => (module.boot ?? module[BOOT_NAME])(options));
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
  if (hasBuddy) {
    // Asked for beside the file that names it: a round trip less.
    const hint = document.createElement('link');
    hint.rel = 'modulepreload';
    hint.href = new URL(BUDDY_FILE, src).href;
    document.head.append(hint);
  }
  if (before) for (const [name, ...args] of before) void api[name]?.(...args);
}

load();
