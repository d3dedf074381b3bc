import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { KINDS } from './tables.ts';

/** Who asks may say so, and may not be somebody else. */
const userId = f.pathId.optional();

export const listInput = z.strictObject({ limit: z.int().min(1).max(100).default(20), userId });
export const notificationList = z.object({
  notifications: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      message: z.string(),
      type: z.enum(KINDS),
      read: z.boolean(),
      createdAt: z.string(),
    }),
  ),
  unreadCount: z.int(),
});
export const byId = z.strictObject({ id: f.pathId });
export const nothing = z.strictObject({});
export const done = z.object({ success: z.literal(true) });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 22:00');
const wanted = {
  muted: z.array(z.enum(KINDS)).max(KINDS.length),
  quietFrom: clock.nullable(),
  quietUntil: clock.nullable(),
};
export const preferences = z.object(wanted);
export const preferencesInput = z
  .strictObject({
    muted: wanted.muted.default([]),
    quietFrom: clock.nullable().default(null),
    quietUntil: clock.nullable().default(null),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    message: 'needs both ends',
    path: ['quietFrom'],
  });
