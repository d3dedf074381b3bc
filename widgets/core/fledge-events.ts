/** What a page can listen to, on an element as `fledge-<name>` or by `Fledge.on('<name>', …)`. */
export interface FledgeEvents {
  /** The first state of the user is shown. */
  ready: { userId: string };
  /** Something failed in a way the user can see. */
  error: { code: string; message: string; requestId: string };
  'coin-earned': { amount: number; balance: number; tokenKey: string };
  'token-earned': { amount: number; balance: number; tokenKey: string };
  'badge-awarded': { key: string; name: string };
  'skill-leveled': { key: string; name: string; level: number };
  'streak-ticked': { key: string; name: string; count: number };
  'evolution-ready': { nextStage: number; nextStageName: string };
  hatched: { buddyId: string; name: string };
  evolved: { buddyId: string; stage: number; stageName: string };
  equipped: { buddyId: string; itemIds: readonly string[] };
  purchased: { itemId: string; balance: number };
  'challenge-accepted': { id: string; title: string };
  'challenge-progressed': { id: string; title: string; progress: number; target: number };
  'challenge-completed': { id: string; title: string; points: number };
  /** With the names of the badges that the claim earned. */
  'challenge-claimed': {
    id: string;
    title: string;
    points: number;
    totalPoints: number;
    badges: readonly string[];
  };
  /** Null for a conversation that has not begun. */
  'chat-opened': { conversationId: string | null };
  'chat-closed': { conversationId: string | null };
  'chat-message-sent': { conversationId: string; turnId: string };
  /** The answer is whole, or as much of it as there was when it was stopped. */
  'chat-answered': { conversationId: string; turnId: string; backend: string; stopped: boolean };
  /** A change of the user's book that was proposed is carried out. */
  'chat-action-executed': { actionId: string; type: string; entityId: string };
  'chat-action-undone': { actionId: string; type: string; entityId: string };
  /** The page has no session any more. */
  'session-ended': { reason: 'expired' | 'revoked' | 'signed-out' };
}
export type FledgeEventName = keyof FledgeEvents;
