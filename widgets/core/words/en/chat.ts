import type { Phrase } from '../phrase.ts';

/** What the chat says before it is opened. */
export const chat = {
  chat: 'Assistant',
  chatOpen: 'Open the assistant',
  chatClose: 'Close the assistant',
} satisfies Record<string, Phrase>;
