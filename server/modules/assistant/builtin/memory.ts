import { z } from 'zod';

const period = z.object({ from: z.string(), to: z.string(), label: z.string() });
const names = z.array(z.string().max(255)).max(12);

/** What the built-in assistant remembers of a conversation: enough for “and in May?”, “why?” and “make that groceries”. */
const memory = z.object({
  v: z.literal(1),
  /** The intent that was answered last. */
  topic: z.string().max(40).optional(),
  period: period.optional(),
  merchants: names.optional(),
  categories: names.optional(),
  amount: z.number().optional(),
  /** What the money was for, in the user's words. */
  item: z.string().max(200).optional(),
  /** Ids of the movements that were shown last. */
  rows: z.array(z.string().max(64)).max(10).optional(),
  /** What the last answer rests on, for “why?”. */
  basis: z.string().max(1_500).optional(),
  /** What the user asked of restaurants, the latest last. */
  wishes: z.array(z.string().max(300)).max(6).optional(),
  /** A question of ours that waits: which of these was meant. */
  choice: z
    .object({ options: names, message: z.string().max(600), kind: z.enum(['merchant', 'category']) })
    .optional(),
  /** A draft that had to wait for a budget, in the words it was asked for. */
  later: z.string().max(600).optional(),
});
export type Memory = z.output<typeof memory>;

export const EMPTY: Memory = { v: 1 };

/** What an earlier turn remembered; whatever is not ours is forgotten. */
export const readMemory = (kept: unknown): Memory => {
  const read = memory.safeParse(kept);
  return read.success ? read.data : EMPTY;
};
