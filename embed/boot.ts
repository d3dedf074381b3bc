import { adoptPage, currentPage } from '../widgets/core/current-page.ts';
import { useEarly, type EarlyAnswers } from '../widgets/core/early.ts';
import { expectSight, firstSight } from '../widgets/core/first-sight.ts';
import { createPage, type Page } from '../widgets/core/page.ts';
import { presetOf, schemeOf } from '../widgets/core/theme.ts';
import { loadLanguage } from '../widgets/core/words/words.ts';
import { createCommands } from './commands.ts';
import { BUDDY, mountWidgets } from './mount.ts';
import type { Commands } from './page-api.ts';

/** What the script tag says, as it says it. */
export interface BootOptions {
  baseUrl: string;
  sessionToken?: string | undefined;
  embedToken?: string | undefined;
  sessionUrl?: string | undefined;
  theme?: string | undefined;
  preset?: string | undefined;
  lang?: string | undefined;
  /** Anything but `off` turns them on; without it there are none. */
  sounds?: string | undefined;
  /** What the loader has asked for by itself. */
  early?: EarlyAnswers;
}

/** Starts the page's session and its widgets. Called again, it answers with the ones that are there. */
export async function boot(options: BootOptions): Promise<Commands> {
  if (document.querySelector(BUDDY)) expectSight();
  else firstSight();
  // The widgets load beside their words.
  mountWidgets();
  const language = await loadLanguage(options.lang || document.documentElement.lang);
  return createCommands(currentPage() ?? start(options, language));
}

function start(options: BootOptions, language: Page['language']): Page {
  if (options.early) useEarly(options.early);
  const page = createPage({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    sessionUrl: options.sessionUrl,
    theme: { scheme: schemeOf(options.theme), preset: presetOf(options.preset) },
    language,
    sounds: (options.sounds ?? 'off') !== 'off',
  });
  adoptPage(page);
  const token = options.sessionToken || options.embedToken;
  const { sessionUrl } = options;
  if (token || sessionUrl) page.become({ token, sessionUrl });
  return page;
}
