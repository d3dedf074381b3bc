import { CHAT_ROW } from './chat-row.ts';
import type { Row } from './live.ts';
import type { OperationStatus, WidgetState } from './procedures.ts';

interface BalanceChanged {
  tokenKey: string;
  balance: number;
  amount: number;
}
interface EventApplied {
  /** What the ledger says of each token the event moved. */
  balances?: readonly { tokenKey: string; balance: number; earned: number }[];
}
interface OperationUpdated {
  id: string;
  type: string;
  status: OperationStatus;
}

export const isOver = (status: string): boolean => status !== 'pending' && status !== 'processing';

/** The rows whose payload is narrower than what they changed: the state is asked for again. */
export const needsRefresh = (type: string): boolean =>
  type !== 'balance.changed' && type !== CHAT_ROW && type !== THEME;

/** The state after a row of the feed; the same object when the row was already in it. */
export function applyRow(state: WidgetState, row: Row): WidgetState {
  if (row.type === THEME) return withTheme(state, payloadOf(row));
  if (row.sequence <= state.sequence) return state;
  const next = { ...state, sequence: row.sequence };
  if (row.type === 'balance.changed') return withBalance(next, payloadOf(row));
  if (row.type === 'event.applied') return withLedger(next, payloadOf(row));
  if (row.type === 'operation.updated') return withOperation(next, payloadOf(row));
  return next;
}

/** The customer's settings are nothing that happened to the user: the row has no sequence of its own. */
const THEME = 'theme.changed';
const withTheme = (state: WidgetState, { theme }: Pick<WidgetState, 'theme'>): WidgetState => ({
  ...state,
  theme,
});

// The server's own output schema vouches for payloads.
const payloadOf = <T>(row: Row): T => row.payload as T;

function withBalance(state: WidgetState, { tokenKey, balance, amount }: BalanceChanged): WidgetState {
  const { tokens } = state;
  if (!tokens) return state;
  const moved = (token: typeof tokens.primary): typeof tokens.primary =>
    token.key === tokenKey ? { ...token, balance, earned: token.earned + Math.max(0, amount) } : token;
  return { ...state, tokens: { primary: moved(tokens.primary), progression: moved(tokens.progression) } };
}

/** Coins show with the row itself; the rest of what the event did comes with the state that is asked for. */
function withLedger(state: WidgetState, { balances = [] }: EventApplied): WidgetState {
  const { tokens } = state;
  if (!tokens) return state;
  const settled = (token: typeof tokens.primary): typeof tokens.primary => {
    const said = balances.find(({ tokenKey }) => tokenKey === token.key);
    return said ? { ...token, balance: said.balance, earned: said.earned } : token;
  };
  return { ...state, tokens: { primary: settled(tokens.primary), progression: settled(tokens.progression) } };
}

/** A finished operation stays "processing" until the state that it led to is here: buttons do not flicker. */
function withOperation(state: WidgetState, { id, type, status }: OperationUpdated): WidgetState {
  if (isOver(status)) return state;
  const others = state.operations.filter((operation) => operation.id !== id);
  return { ...state, operations: [...others, { id, type, status }] };
}
