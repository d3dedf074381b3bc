/** What a user's money looks like to the insights: the book of accounts writes it, pure functions read it. */
export interface BookView {
  /** The user's own date, `YYYY-MM-DD`. Later entries are plans and count for nothing. */
  readonly today: string;
  /** IANA zone in which hours and days are read. */
  readonly timeZone: string;
  readonly accounts: readonly BookAccount[];
  /** In any order. */
  readonly entries: readonly BookEntry[];
}

export type AccountType = 'checking' | 'savings' | 'cash' | 'investment' | 'credit' | 'loan';

export interface BookAccount {
  readonly id: string;
  readonly name: string;
  readonly type: AccountType;
  /** Minor units, signed: what is owed is negative. */
  readonly balanceMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface BookEntry {
  readonly id: string;
  readonly accountId: string | null;
  readonly budgetId: string | null;
  /** Minor units, signed: spend is negative. */
  readonly amountMinor: number;
  readonly currency: string;
  /** The date in the book, `YYYY-MM-DD`. */
  readonly date: string;
  /** The instant, ISO, where the time of day is known. */
  readonly occurredAt: string | null;
  /** A stable key like `groceries`. */
  readonly category: string;
  readonly merchant: string | null;
  readonly description: string;
}
