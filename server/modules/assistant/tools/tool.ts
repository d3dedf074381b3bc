import type { z } from 'zod';
import type { UserCtx } from '../../../db/context.ts';
import type { SessionScope, UserKeyScope } from '../../../kernel/actor.ts';
import type { Draft } from '../action-schema.ts';
import type { Card } from '../cards.ts';

/** What a tool gives back: data for the answer, and what is shown or asked of the user because of it. */
export interface ToolAnswer<O> {
  output: O;
  card?: Card;
  /** A change that the engine keeps for the user to confirm; the tool itself changes nothing. */
  draft?: Draft;
}

/**
 * Something the assistant can look up or draft, with the rights of whoever asks and over that user's own data only.
 * `run` throws `Failure`s; the engine tells the backend of them as an output of `{error: {code, message}}`.
 */
export interface Tool<N extends string = string, I extends z.ZodType = z.ZodType, O = unknown> {
  readonly name: N;
  /** In the words of a person who waits: “Looking at your spending”. */
  readonly title: string;
  /** For a model: what it does, and when to use it. */
  readonly description: string;
  readonly input: I;
  /** What a credential must hold; without it the tool is not offered. */
  readonly needs: { session: SessionScope; key: UserKeyScope | 'any' };
  readonly run: (ctx: UserCtx, input: z.output<I>) => Promise<ToolAnswer<O>>;
}

/** A tool with its name, input and output kept as types. */
export const tool = <const N extends string, I extends z.ZodType, O>(of: Tool<N, I, O>): Tool<N, I, O> => of;

/** Runs a tool by its name within the turn. Outputs are JSON; a failed call answers `{error: {code, message}}`. */
export type UseTool = (name: string, input: unknown) => Promise<unknown>;
