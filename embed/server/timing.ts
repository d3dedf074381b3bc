import { FledgeError } from './errors.ts';

/** An `AbortSignal` of any runtime. */
export interface Cancel {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

const aborted = () => new FledgeError({ code: 'aborted', message: 'The caller gave up.' });

/** Waits; rejects at once with `aborted` when the caller gives up. @internal */
export function sleep(ms: number, cancel?: Cancel): Promise<void> {
  return new Promise((resolve, reject) => {
    if (cancel?.aborted) return reject(aborted());
    const stop = () => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer = setTimeout(() => {
      cancel?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    cancel?.addEventListener('abort', stop);
  });
}

/** A signal that fires after `ms` or with the caller's own, and says which it was. @internal */
export function linkedTimeout(ms: number, cancel?: Cancel) {
  const controller = new AbortController();
  const limit = {
    signal: controller.signal,
    reason: undefined as 'timeout' | 'aborted' | undefined,
    clear: () => {
      clearTimeout(timer);
      cancel?.removeEventListener('abort', stop);
    },
  };
  const end = (reason: 'timeout' | 'aborted') => {
    limit.reason ??= reason;
    controller.abort();
  };
  const stop = () => end('aborted');
  const timer = setTimeout(() => end('timeout'), ms);
  if (cancel?.aborted) stop();
  cancel?.addEventListener('abort', stop);
  return limit;
}

/** Web Crypto. Node 18 has it behind `node:crypto` only; the specifier is hidden from bundlers for the edge. @internal */
export async function webCrypto(): Promise<Crypto> {
  if (globalThis.crypto?.subtle) return globalThis.crypto;
  const module: { webcrypto: Crypto } = await import(/* @vite-ignore */ ['node', 'crypto'].join(':'));
  return module.webcrypto;
}

/** @internal */
export const randomId = async (): Promise<string> => (await webCrypto()).randomUUID();
