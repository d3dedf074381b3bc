import { sql } from 'drizzle-orm';
import {
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { amount, customerId, instant } from '../../db/columns.ts';
import type { Allergen, Allergy } from './allergens/allergens.ts';
import type { Findings } from './allergens/assess.ts';
import type { Radar } from './catalogue/radar.ts';
import type { Preferences, PriceTier } from './people/preferences.ts';
import type { TasteCounts } from './people/taste.ts';

/** What full text search looks at. Only the database makes and reads it. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export interface Dish {
  name: string;
  priceMinor: number | null;
  /** What its label says of allergens; null where nobody labelled it. */
  allergens: Allergen[] | null;
}
export interface Review {
  rating: number | null;
  text: string;
}

/** Places to eat: of the world, not of a customer. Findings and scores are made when a row is written. */
export const restaurants = pgTable(
  'restaurants',
  {
    id: text('id').primaryKey(),
    source: text('source').$type<'sample' | 'zomato' | 'osm'>().notNull(),
    name: text('name').notNull(),
    area: text('area'),
    address: text('address'),
    lat: doublePrecision('lat'),
    lng: doublePrecision('lng'),
    cuisines: text('cuisines').array().notNull(),
    vibes: text('vibes').array().notNull(),
    dietary: text('dietary').array().notNull(),
    costForTwoMinor: amount('cost_for_two_minor'),
    priceTier: text('price_tier').$type<PriceTier>(),
    /** Of five. */
    rating: real('rating'),
    votes: integer('votes').notNull(),
    url: text('url'),
    dishes: jsonb('dishes').$type<Dish[]>().notNull(),
    reviews: jsonb('reviews').$type<Review[]>().notNull(),
    declaredAllergens: jsonb('declared_allergens').$type<Allergen[]>(),
    findings: jsonb('findings').$type<Findings>().notNull(),
    /** Which lists the findings were made with. */
    lexicon: text('lexicon').notNull(),
    /** Allergens it is known to be free of: what the gate would clear. */
    freeOf: text('free_of').array().notNull(),
    scores: jsonb('scores').$type<Radar>().notNull(),
    /** What full text search reads. */
    words: text('words').notNull(),
    /** The same as Postgres reads it, made once: making it anew for each row is most of a search's cost. */
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(sql`to_tsvector('english', words)`),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('restaurants_search').using('gin', t.search),
    index('restaurants_cuisines').using('gin', t.cuisines),
    index('restaurants_area').on(t.area, t.rating),
    // In the order of every list, so that a list of the best looks at little more than itself.
    index('restaurants_best').on(t.rating.desc().nullsLast(), t.id),
  ],
);

/** Meanings of places as vectors of one embedding model: little-endian 32-bit floats in base64. */
export const restaurantVectors = pgTable(
  'restaurant_vectors',
  {
    restaurantId: text('restaurant_id').notNull(),
    model: text('model').notNull(),
    /** Of the text that was embedded: another text, another vector. */
    wordsHash: text('words_hash').notNull(),
    vector: text('vector').notNull(),
  },
  (t) => [primaryKey({ columns: [t.restaurantId, t.model] })],
);

/** How far an import has come, so that one that was cut short goes on. */
export const restaurantImports = pgTable('restaurant_imports', {
  /** SHA-256 of the file. */
  fingerprint: text('fingerprint').primaryKey(),
  rowsDone: integer('rows_done').notNull(),
  updatedAt: instant('updated_at').notNull(),
  finishedAt: instant('finished_at'),
});

/** What a user likes and must not eat. */
export const diners = pgTable(
  'diners',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    email: text('email'),
    preferences: jsonb('preferences').$type<Preferences>().notNull(),
    allergies: jsonb('allergies').$type<Allergy[]>().notNull(),
    counts: jsonb('counts').$type<TasteCounts>().notNull(),
    interactionCount: integer('interaction_count').notNull(),
    lastActiveAt: instant('last_active_at'),
    /** Moves with every change of taste or allergies; what was made for another revision is stale. */
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] })],
);

/** What users did that taste is learned from. Neither what they wrote nor their allergies are kept. */
export const diningInteractions = pgTable(
  'dining_interactions',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').$type<'chat' | 'expand'>().notNull(),
    restaurantId: text('restaurant_id'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.id] }), index('dining_interactions_age').on(t.at)],
);

/** A user's feed of the day: ids and scores. Allergies are judged anew whenever it is read. */
export const diningFeeds = pgTable(
  'dining_feeds',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    revision: integer('revision').notNull(),
    restaurantIds: text('restaurant_ids').array().notNull(),
    generatedAt: instant('generated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] })],
);

/** Accounts that people make themselves, with an address that they prove. */
export const diningAccounts = pgTable(
  'dining_accounts',
  {
    customerId: customerId(),
    /** UUID v4, which is also the user's id. */
    authId: text('auth_id').notNull(),
    username: text('username').notNull(),
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** SHA-256 of the token in the newest mail. */
    tokenHash: text('token_hash'),
    tokenExpiresAt: instant('token_expires_at'),
    verifiedAt: instant('verified_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.authId] }),
    uniqueIndex('dining_accounts_email').on(t.customerId, t.email),
    uniqueIndex('dining_accounts_username').on(t.customerId, t.username),
    // Without the tenant: the link in the mail names none.
    index('dining_accounts_token').on(t.tokenHash),
  ],
);
