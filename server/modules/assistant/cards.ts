import { z } from 'zod';

/** Decimal numbers of the currency with at most two fraction digits; spend is positive here. */
const amount = z.number();
const currency = z.string();

/**
 * What an answer shows besides its text. A card holds data only: how it looks is the widget's to say. Everything in it
 * is text that a person typed or a bank sent, and is drawn as text.
 */
export const cardOutput = z.discriminatedUnion('kind', [
  /** Parts of a whole, the largest first: bars. */
  z.object({
    kind: z.literal('breakdown'),
    title: z.string(),
    currency,
    total: amount,
    rows: z.array(z.object({ label: z.string(), value: amount, share: z.number() })).max(20),
  }),
  /** A figure over time: a small chart. `low` and `high` are the band of a forecast. */
  z.object({
    kind: z.literal('series'),
    title: z.string(),
    currency,
    points: z
      .array(
        z.object({
          label: z.string(),
          value: amount,
          low: amount.optional(),
          high: amount.optional(),
        }),
      )
      .max(60),
  }),
  /** Rows of the book; negative is spend, as in the book. */
  z.object({
    kind: z.literal('transactions'),
    title: z.string(),
    currency,
    rows: z
      .array(
        z.object({
          id: z.string(),
          date: z.string(),
          merchant: z.string(),
          category: z.string(),
          amount,
        }),
      )
      .max(20),
  }),
  /** Points out of a maximum. */
  z.object({
    kind: z.literal('score'),
    title: z.string(),
    score: z.number(),
    max: z.number(),
    parts: z.array(
      z.object({ label: z.string(), score: z.number(), max: z.number(), note: z.string().optional() }),
    ),
  }),
  /** Places to eat. The verdict on allergies is the dining check's, never the text's. */
  z.object({
    kind: z.literal('restaurants'),
    layout: z.enum(['restaurant_list', 'map_view', 'comparison_chart']),
    places: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          area: z.string().nullable(),
          address: z.string().nullable(),
          cuisines: z.array(z.string()),
          priceTier: z.string().nullable(),
          costForTwo: z.number().nullable(),
          rating: z.number().nullable(),
          fitScore: z.number(),
          /** Why it fits, in short phrases. */
          fitTags: z.array(z.string()),
          summary: z.string(),
          lat: z.number().nullable(),
          lng: z.number().nullable(),
          radar: z.record(z.string(), z.number()),
          allergySafe: z.boolean(),
          allergyConfidence: z.enum(['high', 'medium', 'low']),
          warnings: z.array(
            z.object({
              allergen: z.string(),
              severity: z.string(),
              level: z.string(),
              title: z.string(),
              message: z.string(),
              confidence: z.enum(['high', 'medium', 'low']),
            }),
          ),
        }),
      )
      .max(10),
    /** Whether the user has allergies that the places were judged by. */
    judged: z.boolean(),
  }),
  /** What to say next, as buttons. */
  z.object({ kind: z.literal('prompts'), prompts: z.array(z.string()).max(6) }),
]);
export type Card = z.output<typeof cardOutput>;
