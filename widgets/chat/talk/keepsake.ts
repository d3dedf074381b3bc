/** What a page keeps over a reload: the conversation that was open, and words that were not sent. */
export interface Keepsake {
  conversationId: string | null;
  draft: string;
}

const EMPTY: Keepsake = { conversationId: null, draft: '' };
const KEY = 'fledge-chat';

/** In this tab alone, and of one user: who comes next finds nothing. */
export function recall(userId: string): Keepsake {
  try {
    const kept: (Keepsake & { userId: string }) | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept?.userId === userId ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function keep(userId: string, kept: Keepsake): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ userId, ...kept }));
  } catch {
    // A page without storage keeps it as long as it lives.
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget where nothing is kept.
  }
}
