import { z } from 'zod';
import { ADMIN_ROLES } from '../../kernel/actor.ts';
import * as f from '../../kernel/fields.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { ALLERGENS, CONFIDENCES } from '../dining/index.ts';

export const nothing = z.strictObject({});
export const loginInput = z.strictObject({ email: f.email, password: f.text(200) });
export const profile = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ADMIN_ROLES),
  createdAt: z.string(),
  lastLoginAt: z.string().nullable(),
});
export const loggedIn = z.object({
  accessToken: z.string(),
  tokenType: z.literal('bearer'),
  expiresIn: z.int(),
  admin: profile,
});
export const said = z.object({ message: z.string() });
export const operator = z.object({ hasOperator: z.boolean() });

const count = z.int();
const queue = z.object({ queue: z.string(), waiting: count, running: count, later: count, failed: count });
export const overview = z.object({
  people: z.object({ customers: count, users: count, testUsers: count }),
  queues: z.array(queue),
  health: z.object({
    version: z.string(),
    database: z.enum(['postgres', 'pglite']),
    databaseMs: z.number().nullable(),
    cache: z.enum(['redis', 'memory']),
    uptimeSeconds: z.number(),
    requests: count,
    errors: count,
    recentErrors: z.array(z.object({ route: z.string(), status: count, at: z.string() })),
  }),
});
export const failedJobsInput = z.strictObject(pageInput);
export const failedJobs = pageOf(
  z.object({ id: z.string(), queue: z.string(), attempts: count, failedAt: z.string() }),
);

export const research = z.object({
  consents: z.object({ asked: count, consented: count, withdrawn: count, exported: count }),
  progress: z.array(z.object({ track: z.string(), phase: z.string(), participants: count })),
  instruments: z.array(
    z.object({
      key: z.string(),
      version: count,
      title: z.string(),
      tracks: z.array(z.string()),
      items: count,
      responses: z.array(z.object({ phase: z.string(), count })),
    }),
  ),
});

export const missions = z.object({
  templates: z.array(
    z.object({
      id: count,
      slug: z.string(),
      title: z.string(),
      category: z.string(),
      difficulty: z.string(),
      rewardPoints: count,
      accepted: count,
      completed: count,
      claimed: count,
      failed: count,
    }),
  ),
  badges: z.array(
    z.object({ id: count, slug: z.string(), name: z.string(), description: z.string(), holders: count }),
  ),
});

const source = z.enum(['sample', 'zomato', 'osm']);
export const sources = z.array(z.object({ source, places: count, declared: count }));
export const placesInput = z.strictObject({
  ...pageInput,
  search: f.text(100, 0).optional(),
  source: source.optional(),
});
export const places = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    source,
    area: z.string().nullable(),
    cuisines: z.array(z.string()),
    rating: z.number().nullable(),
  }),
);
export const placeInput = z.strictObject({ id: f.pathId });
export const place = z.object({
  id: z.string(),
  name: z.string(),
  source,
  area: z.string().nullable(),
  address: z.string().nullable(),
  cuisines: z.array(z.string()),
  dietary: z.array(z.string()),
  rating: z.number().nullable(),
  votes: count,
  url: z.string().nullable(),
  dishes: count,
  labelledDishes: count,
  reviews: count,
  declaredAllergens: z.array(z.enum(ALLERGENS)).nullable(),
  updatedAt: z.string(),
  findings: z.array(
    z.object({
      allergen: z.enum(ALLERGENS),
      state: z.enum(['present', 'absent', 'unknown']),
      confidence: z.enum(CONFIDENCES),
      source: z.string(),
    }),
  ),
});
