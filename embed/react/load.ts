import { useEffect, useState } from 'react';
import type { Preset, Scheme } from '../../widgets/core/looks.ts';
import type { Commands } from '../page-api.ts';

/** What the script tag says in plain HTML. */
export interface FledgeOptions {
  /** `https://fledge.example/widgets/fledge.js` */
  src: string;
  /** Your mint endpoint, asked by POST. */
  sessionUrl?: string;
  /** A widget session token, when you mint while you render. */
  sessionToken?: string;
  /** A read-only token. */
  embedToken?: string;
  theme?: Scheme;
  preset?: Preset;
  /** Language of the words; without it that of the page. */
  lang?: string;
  /** Small tones when something is earned. */
  sounds?: boolean;
  /** Of your Content-Security-Policy. */
  nonce?: string;
}

/** `window.Fledge`, once its script has run: before that, an array of waiting calls may stand in its place. */
const commandsNow = (): Commands | undefined => {
  const there = window.Fledge;
  return there && !Array.isArray(there) ? there : undefined;
};

let loading: Promise<Commands> | undefined;

function addScript({ src, nonce, sounds, ...data }: FledgeOptions): HTMLScriptElement {
  const script = document.createElement('script');
  script.async = true;
  if (nonce) script.nonce = nonce;
  if (sounds) script.dataset.sounds = 'on';
  for (const [name, value] of Object.entries(data)) if (value !== undefined) script.dataset[name] = value;
  script.src = src;
  document.head.append(script);
  return script;
}

/**
 * Adds the script to the page, once however often it is asked, and answers its commands. Rejects when it can not
 * be loaded; asked again, it tries again. In a browser only.
 */
export function loadFledge(options: FledgeOptions): Promise<Commands> {
  const there = commandsNow();
  if (there) return Promise.resolve(there);
  loading ??= new Promise<Commands>((resolve, reject) => {
    const known = document.querySelector<HTMLScriptElement>('script[src*="/fledge.js"]');
    const script = known ?? addScript(options);
    const fail = (): void => {
      loading = undefined;
      if (!known) script.remove();
      reject(new Error(`${script.src} could not be loaded`));
    };
    script.addEventListener('error', fail, { once: true });
    script.addEventListener(
      'load',
      () => {
        const commands = commandsNow();
        if (commands) resolve(commands);
        else fail();
      },
      { once: true },
    );
  });
  return loading;
}

/**
 * Loads Fledge with the first component that asks, and answers its commands once they are there. The options of
 * the first call hold for the page; for another user there is `identify`.
 */
export function useFledge(options: FledgeOptions): Commands | null {
  const [commands, setCommands] = useState<Commands | null>(null);
  useEffect(() => {
    let isHere = true;
    loadFledge(options).then(
      (loaded) => {
        if (isHere) setCommands(loaded);
      },
      (error: unknown) => reportError(error),
    );
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first options hold for the page
  }, []);
  return commands;
}
