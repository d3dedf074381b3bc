import type { TemplateResult } from 'lit';
import { line } from '../ui/icons.ts';

const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  list: 'M4.5 7h15M4.5 12h15M4.5 17h9',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V5.5M6 11l6-6 6 6',
  down: 'M12 5v13.5M6 13l6 6 6-6',
  stop: 'M7.5 7.5h9v9h-9Z',
  copy: 'M9 9h10.5v11.5H9ZM15 5.5V4H4.5v11.5H6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4v5h-5',
  pen: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5Z',
  bin: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13',
  undo: 'M8.5 4.5L4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  cross: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9 9l6 6M15 9l-6 6',
  spark: 'M12 3c.8 5.2 3.8 8.2 9 9-5.2.8-8.2 3.8-9 9-.8-5.2-3.8-8.2-9-9 5.2-.8 8.2-3.8 9-9Z',
  cloud: 'M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 0 4.5 4.5 0 0 1-.5 9ZM4 21L20 4',
  pin: 'M12 21c4-4.5 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.5 6.5 6.5 11ZM12 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6Z',
  shield: 'M12 3l8 3v5c0 5-3 8-8 10-5-2-8-5-8-10V6ZM8.5 12l2.5 2.5 4.5-4.5',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.8h.01',
  danger: 'M8 3h8l5 5v8l-5 5H8l-5-5V8ZM12 7.5v5.5M12 16.5h.01',
} as const;
export type ChatIcon = keyof typeof PATHS;

/** The icons of the chat, in the hand of all widgets. */
export const chatIcon = (name: ChatIcon): TemplateResult => line(PATHS[name], name);
