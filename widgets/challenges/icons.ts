import type { TemplateResult } from 'lit';
import { icon } from '../ui/all-icons.ts';
import { line } from '../ui/icons.ts';

const CALENDAR = 'M4 6.5h16v13H4ZM4 11h16M8.5 4v4M15.5 4v4';

/** What the board draws beside the icons of all widgets: categories and badges by the server's names. */
const PATHS: Readonly<Record<string, string>> = {
  needs: 'M4 10h16l-1.6 9.5H5.6ZM8 10l3-6M16 10l-3-6',
  wants: 'M5.5 8.5h13l1 12h-15ZM9 8.5V7a3 3 0 0 1 6 0v1.5',
  culture: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4ZM14 8v8',
  unexpected: 'M13 3L5 13.5h6L10 21l9-11.5h-6Z',
  habits: `${CALENDAR}M9 15l2.2 2.2 3.8-3.7`,
  calendar: CALENDAR,
  gift: 'M5 11h14v9H5ZM4 7h16v4H4ZM12 7v13M12 7L8 3M12 7l4-4',
  mountain: 'M2.5 19L9 7l4 7 2.5-4 6 9Z',
  shield: 'M12 3l8 3v5c0 5-3 8-8 10-5-2-8-5-8-10V6Z',
  back: 'M15 5l-7 7 7 7',
  forth: 'M9 5l7 7-7 7',
};

export const boardIcon = (name: string): TemplateResult => {
  const path = PATHS[name];
  if (path) return line(path, name);
  if (name === 'savings') return icon('sprout');
  return icon(name === 'flame' ? name : 'star');
};
