import type { TemplateResult } from 'lit';
import { FIRST_ICONS, line } from './icons.ts';

const ICONS = {
  ...FIRST_ICONS,
  check: 'M5 12.5l4.5 4.5L19 7.5',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6Z',
  close: 'M6 6l12 12M18 6L6 18',
  snow: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9',
  star: 'M12 3.2l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9-5.3 2.9 1.1-6L3.4 9.5l6-.8Z',
  sprout:
    'M12 21v-9M12 13c0-4-2.6-6.5-7.5-6.5C4.5 10.8 7.3 13 12 13ZM12 11c0-3.6 2.4-6 7.5-6 0 4.2-2.7 6-7.5 6Z',
  medal: 'M8.5 13.5L7 21.5l5-2.7 5 2.7-1.5-8M12 2.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z',
  bars: 'M5 20v-6M12 20V4M19 20V10',
} as const;
export type IconName = keyof typeof ICONS;

/** A line icon by its name. */
export const icon = (name: IconName): TemplateResult => line(ICONS[name], name);
