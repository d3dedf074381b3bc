import type { AccountKind } from '../tables.ts';

/** A movement as a file has it, before the book is asked. */
export interface StatementRow {
  /** Where it begins in the file, from 1. */
  line: number;
  amountMinor: number;
  date: string;
  occurredAt: string;
  isTimed: boolean;
  details: string;
  merchant: string | null;
  category: string | null;
  /** The bank's own id, where the file has one. */
  importId: string | null;
}

/** What a file says of one account. */
export interface Statement {
  account: {
    /** Finds the account again; the same for the same account of the same bank. */
    sourceKey: string;
    name: string;
    kind: AccountKind;
    currency: string;
  };
  /** The balance at the end of a day, where the file states one. */
  stated?: { minor: number; date: string };
  rows: StatementRow[];
}

/** A line that cannot be read, and why. */
export interface Problem {
  line: number;
  message: string;
}

export interface ReadFile {
  format: 'csv' | 'ofx';
  statements: Statement[];
  problems: Problem[];
}

export type DateOrder = 'dmy' | 'mdy';

/** What the caller knows of a file. */
export interface FileHints {
  accountName?: string | undefined;
  accountKind?: AccountKind | undefined;
  currency?: string | undefined;
  dateFormat?: DateOrder | undefined;
}

/** Problems that a refusal names; the rest is counted. */
export const MAX_PROBLEMS = 20;
