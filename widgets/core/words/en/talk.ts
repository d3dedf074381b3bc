import type { Phrase } from '../phrase.ts';

/** What the chat says once it is opened. */
export const talk = {
  cancel: 'Cancel',
  // ## The panel
  newTalk: 'New conversation',
  history: 'Conversations',
  back: 'Back',
  // ## Nothing said yet
  helloTitle: 'How can I help?',
  helloText: 'I answer from your own data. Nothing changes before you confirm it.',
  suggestions: 'Suggestions',
  noScopeTitle: 'Nothing to read here',
  noScopeText: 'This session may not talk to the assistant.',
  // ## Writing
  message: 'Message',
  messageHint: 'Write a message',
  send: 'Send',
  stop: 'Stop',
  unsent: 'Not sent. Your words are kept.',
  away: 'You are offline. What you write is kept.',
  // ## Reading
  you: 'You',
  thinking: 'Thinking',
  toEnd: 'Go to the end',
  copy: 'Copy',
  copied: 'Copied',
  again: 'Answer again',
  stopped: 'Stopped.',
  answerFailed: 'The answer did not come through.',
  newAnswer: 'a new answer',
  // ## Limits
  limitTitle: 'That is all for now',
  limitText: 'You have used what is included. It goes on {time}.',
  limitTextLater: 'You have used what is included. It goes on later.',
  // ## The history
  historyEmpty: 'No conversations yet',
  historyError: 'The conversations did not load.',
  rename: 'Rename',
  renameOf: 'Rename {title}',
  title: 'Title',
  save: 'Save',
  remove: 'Delete',
  removeOf: 'Delete {title}',
  removeAsk: 'Delete this conversation?',
  keep: 'Keep',
  untitled: 'Without a title',
  answering: 'Answering…',
} satisfies Record<string, Phrase>;
