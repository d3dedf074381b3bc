/** The type of the row that says that a conversation went on. */
export const CHAT_ROW = 'chat.changed';
