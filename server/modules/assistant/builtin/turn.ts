import type { z } from 'zod';
import type { Asked, Spoken } from '../backend.ts';
import type { FoundBudget, FoundCategory, FoundName, FoundPlanCategory } from '../tools/names/find-names.ts';
import type { Tool, UseTool } from '../tools/tool.ts';
import type { Memory } from './memory.ts';
import type { FoundAmount } from './understand/amounts.ts';
import type { FoundPeriod } from './understand/read-periods.ts';

/** The user's own names in a message. */
export interface Names {
  merchants: FoundName[];
  categories: FoundCategory[];
  planCategories: FoundPlanCategory[];
  budgets: FoundBudget[];
  accounts: FoundName[];
}

export const NO_NAMES: Names = {
  merchants: [],
  categories: [],
  planCategories: [],
  budgets: [],
  accounts: [],
};

/** A message as it was understood. */
export interface Heard {
  /** As it was typed. */
  message: string;
  /** With slang and typing errors mended. */
  text: string;
  /** As cues read it, with placeholders. */
  cue: string;
  periods: FoundPeriod[];
  amounts: FoundAmount[];
  names: Names;
  /** Goes on from the turn before: “and in May?”. */
  isFollowUp: boolean;
}

/** What an answer is made with. */
export interface Turn extends Heard {
  asked: Asked;
  memory: Memory;
  /** Runs a tool and hands back what it answered. Throws `Refused` when it would not. */
  ask<N extends string, I extends z.ZodType, O>(of: Tool<N, I, O>, input: z.input<I>): Promise<O>;
}

/** A piece of an answer: text, or what is remembered for the next turn. */
export type Piece = string | { remember: Partial<Omit<Memory, 'v'>> } | Extract<Spoken, { type: 'card' }>;
export type Answer = AsyncGenerator<Piece, void, void>;

/** Something people want and what it is answered with; `cues.data.ts` says how it is recognised. */
export interface Intent {
  readonly name: string;
  /** Whether the user's own names matter to it. */
  readonly names?: boolean;
  /** Where its times lie. */
  readonly toward?: 'past' | 'future';
  /** Is about what is to come: a time that is over speaks against it. */
  readonly ahead?: boolean;
  /** “and last month?” asks it again with what is new. */
  readonly again?: boolean;
  /** Said as soon as the intent is known, before anything is looked up. */
  readonly lead?: (turn: Turn) => string;
  readonly answer: (turn: Turn) => Answer;
}

/** A tool that would not answer, and why. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Asks through the engine. */
export const askThrough =
  (use: UseTool): Turn['ask'] =>
  async (of, input) => {
    const output = await use(of.name, input);
    const refusal = refusalIn(output);
    if (refusal) throw refusal;
    return answerOf(of, output);
  };

function refusalIn(output: unknown): Refused | undefined {
  if (typeof output !== 'object' || output === null || !('error' in output)) return undefined;
  const { error } = output;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return new Refused(String(error.code), message);
}

/** The engine hands back what that very tool answered, as JSON. */
function answerOf<N extends string, I extends z.ZodType, O>(_of: Tool<N, I, O>, output: unknown): O {
  return output as O;
}
