import type { Page } from 'playwright-core';

type Mode = (page: Page) => Promise<void>;
const media =
  (change: Parameters<Page['emulateMedia']>[0]): Mode =>
  (page) =>
    page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light', forcedColors: 'none', ...change });
const wide = async (page: Page, width: number): Promise<void> => page.setViewportSize({ width, height: 860 });
const direct = (page: Page, dir: 'ltr' | 'rtl', size = '100%'): Promise<void> =>
  page.evaluate(
    ([dir, size]) => {
      document.documentElement.dir = dir;
      document.documentElement.style.fontSize = size;
    },
    [dir, size] as const,
  );

const plain: Mode = async (page) => {
  await media({})(page);
  await wide(page, 1_280);
  await direct(page, 'ltr');
};

/** The ways a page can be looked at, each starting from a plain one; the host page has 16 px around the widgets. */
const MODES = {
  light: plain,
  dark: media({ colorScheme: 'dark' }),
  'phone-360': (page) => wide(page, 360),
  'container-280': (page) => wide(page, 312),
  rtl: (page) => direct(page, 'rtl'),
  'rtl-280': async (page) => {
    await wide(page, 312);
    await direct(page, 'rtl');
  },
  forced: media({ forcedColors: 'active' }),
  // A window of 1280 px at 200 % is 640 px wide; text alone may be enlarged as well.
  'zoom-200': (page) => wide(page, 640),
  'text-200': async (page) => {
    await wide(page, 360);
    await direct(page, 'ltr', '200%');
  },
} satisfies Record<string, Mode>;

export type ModeName = keyof typeof MODES;
export const MODE_NAMES = Object.keys(MODES).filter((name): name is ModeName => name in MODES);

export async function lookAt(page: Page, mode: ModeName): Promise<void> {
  await plain(page);
  await MODES[mode](page);
}

/** Parts of widgets that stick out of their card, or the page out of its window. */
export const breakouts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`page ${document.documentElement.scrollWidth} > ${innerWidth}`);
    for (const widget of document.querySelectorAll('fledge-buddy,fledge-marketplace,fledge-chat')) {
      const frame = widget.getBoundingClientRect();
      const shown = widget.shadowRoot?.querySelectorAll<HTMLElement>('button,p,h2,h3,.pill,.meter') ?? [];
      for (const part of shown) {
        // What a row of filters or a list scrolls to is no breakout; a closed dialog shows nothing.
        if (part.closest('.filters,.sr,.table,dialog') || part.classList.contains('sr')) continue;
        const { left, right, width } = part.getBoundingClientRect();
        if (width > 0 && (left < frame.left - 1 || right > frame.right + 1))
          found.push(`${widget.localName} ${part.className || part.localName} ${left}–${right}`);
      }
    }
    return found;
  });
