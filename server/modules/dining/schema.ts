import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { ALLERGENS, CONFIDENCES, SEVERITIES } from './allergens/allergens.ts';
import { PRICE_TIERS, preferences, preferencesInput } from './people/preferences.ts';
import { MAX_FEED } from './feed/feed.ts';
import { STEPS } from './chat/chat.ts';

const uid = f.userId;
const names = z.array(f.text(64)).max(50);
const severity = z
  .record(f.text(64), f.text(64))
  .refine((map) => Object.keys(map).length <= 50, 'has too many entries');

const allergies = {
  confirmed: names.optional(),
  severity: severity.optional(),
  intolerances: names.optional(),
};

export const userInput = z.strictObject({ uid });
export const createUserInput = z.strictObject({
  uid,
  email: f.email.optional(),
  preferences: preferencesInput.optional(),
  allergies: z.strictObject(allergies).optional(),
});
export const updatePreferencesInput = preferencesInput.extend({ uid });
export const addAllergiesInput = z
  .strictObject({ uid, ...allergies })
  .refine(
    ({ confirmed, severity, intolerances }) => confirmed ?? severity ?? intolerances,
    'must name at least one of confirmed, severity and intolerances',
  );
/** What replaces everything must say what it replaces it with, be it an empty list. */
export const replaceAllergiesInput = z.strictObject({ uid, ...allergies, confirmed: names });

const allergen = z.enum(ALLERGENS);
const confidence = z.enum(CONFIDENCES);
const priceTier = z.enum(PRICE_TIERS);
const score = z.int().min(0).max(100);

export const createdUser = z.object({ uid: z.string(), created: z.boolean(), existed: z.boolean() });
export const deletedUser = z.object({ uid: z.string() });
export const profile = z.object({
  uid: z.string(),
  preferences,
  allergies: z.object({
    confirmed: z.array(allergen),
    severity: z.record(z.string(), z.enum(SEVERITIES)),
  }),
  allergyFlags: z.array(allergen),
  dietaryFlags: z.array(z.string()),
  interactionCount: z.int(),
  lastActiveAt: z.string().nullable(),
});
export const preferencesUpdated = z.object({ uid: z.string(), preferences });
export const allergiesUpdated = z.object({
  uid: z.string(),
  allergyFlags: z.array(allergen),
  updated: z.boolean(),
});
export const summary = z.object({ uid: z.string(), summary: z.string() });

const warning = z.object({
  allergen,
  severity: z.enum(SEVERITIES),
  level: z.enum(['danger', 'warning', 'caution', 'info']),
  emoji: z.string(),
  title: z.string(),
  message: z.string(),
  confidence,
  confidenceNote: z.string().nullable(),
  source: z.string(),
});
const radar = z.object({ ambiance: score, service: score, food: score, value: score, location: score });

export const feedInput = z.strictObject({
  uid,
  limit: z.int().min(1).max(MAX_FEED).default(10),
  refresh: z.boolean().default(false),
});
export const feed = z.object({
  uid: z.string(),
  restaurants: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      fitScore: score,
      fitTags: z.array(z.string()),
      allergySafe: z.boolean(),
      allergyWarnings: z.array(warning),
    }),
  ),
  generatedAt: z.string(),
  fromCache: z.boolean(),
});

export const expandInput = z.strictObject({ uid, restaurantId: f.pathId });
export const expanded = z.object({
  restaurant: z.object({
    id: z.string(),
    name: z.string(),
    cuisineTypes: z.array(z.string()),
    priceTier: priceTier.nullable(),
    rating: z.number().nullable(),
    fitScore: score,
  }),
  aiSummary: z.string(),
  highlights: z.array(z.string()),
  radarScores: radar,
  allergenAnalysis: z.object({
    safeForUser: z.boolean(),
    allergensPresent: z.array(allergen),
    allergensUnknown: z.array(allergen),
    confidence,
    warnings: z.array(warning),
  }),
});

export const chatInput = z.strictObject({
  message: f.text(2_000),
  conversationHistory: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: f.text(8_000, 0) }))
    .max(200)
    .default([]),
});
const result = z.object({
  uiType: z.enum(['restaurant_list', 'map_view', 'comparison_chart', 'text']),
  textResponse: z.string(),
  restaurants: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      area: z.string().nullable(),
      address: z.string().nullable(),
      lat: z.number().nullable(),
      lng: z.number().nullable(),
      costForTwo: z.int().nullable(),
      cuisineTypes: z.array(z.string()),
      priceTier: priceTier.nullable(),
      rating: z.number().nullable(),
      fitScore: score,
      fitTags: z.array(z.string()),
      allergySafe: z.boolean(),
      allergyWarning: z.string().nullable(),
      allergenConfidence: confidence,
      radarScores: radar,
      aiSummary: z.string(),
    }),
  ),
  allergyWarnings: z.array(warning.extend({ restaurantId: z.string(), restaurantName: z.string() })),
  hasAllergyWarnings: z.boolean(),
  clarificationNeeded: z.boolean(),
  mapCenter: z.object({ lat: z.number(), lng: z.number() }).nullable(),
});
const chatEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('thinking'), data: z.object({ step: z.enum(STEPS), message: z.string() }) }),
  z.object({ event: z.literal('result'), data: result }),
]);

const isStream = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Each event is parsed as it leaves. */
export const chatStream = z
  .custom<AsyncIterable<z.input<typeof chatEvent>>>(isStream)
  .transform(async function* (source): AsyncGenerator<z.output<typeof chatEvent>, void, void> {
    for await (const event of source) yield chatEvent.parse(event);
  });

export const signupInput = z.strictObject({
  username: f.text(150),
  email: f.email,
  password: f.text(200, 8),
});
export const loginInput = z.strictObject({ email: f.email, password: f.text(200) });
export const verifyInput = z.strictObject({ token: f.pathId });
export const said = z.object({ message: z.string() });
export const loggedIn = z.object({ message: z.string(), authId: z.string() });

export const readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  database: z.enum(['ok', 'error']),
  embeddingApi: z.enum(['ok', 'error']),
  detail: z.string().optional(),
});
