import type { TemplateResult } from 'lit';
import { icon } from '../ui/all-icons.ts';
import { line } from '../ui/icons.ts';

const CALENDAR = 'M4 6.5h16v13H4ZM4 11h16M8.5 4v4M15.5 4v4';

/** What the board draws beside the icons of all widgets: categories and badges by the server's names. */
const PATHS: Readonly<Record<string, string>> = {
  needs: 'M4 10h16l-1.6 9.5H5.6ZM8 10l3-6M16 10l-3-6',
  wants: 'M5.5 8.5h13l1 12h-15ZM9 8.5V7a3 3 0 0 1 6 0v1.5',
  culture: 'M4 7h16v3.3a1.8 1.8 0 0 0 0 3.4V17H4v-3.3a1.8 1.8 0 0 0 0-3.4ZM14 7.5v9',
  unexpected: 'M13 3L5 13.5h6L10 21l9-11.5h-6Z',
  habits: `${CALENDAR}M9 15l2.2 2.2 3.8-3.7`,
  calendar: CALENDAR,
  gift: 'M4.5 10.5h15v9.5h-15ZM3.5 7h17v3.5h-17ZM12 7v13M12 7S10.5 3 8 3.5 6.5 7 12 7ZM12 7s1.5-4 4-3.5S17.5 7 12 7Z',
  crown: 'M4.5 19h15M4.5 16L3 7l5 3.5L12 4l4 6.5L21 7l-1.5 9Z',
  mountain: 'M2.5 19L9 7l4 7 2.5-4 6 9Z',
  shield: 'M12 3l7.5 2.8V11c0 4.6-3 8-7.5 10-4.5-2-7.5-5.4-7.5-10V5.8Z',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM15.5 8.5l-2 5-5 2 2-5Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  bulb: 'M9.5 18h5M10.5 21h3M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.2 1.1 2.2h5c0-1 .4-1.6 1.1-2.2A6 6 0 0 0 12 3Z',
  back: 'M15 5l-7 7 7 7',
  forth: 'M9 5l7 7-7 7',
};

export const boardIcon = (name: string): TemplateResult => {
  const path = PATHS[name];
  if (path) return line(path, name);
  if (name === 'savings') return icon('sprout');
  return icon(name === 'flame' ? name : 'star');
};
