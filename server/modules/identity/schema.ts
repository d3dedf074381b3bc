import { z } from 'zod';
import * as f from '../../kernel/fields.ts';

export const registerInput = z.strictObject({ email: f.email, password: f.text(200, 8), name: f.text(120) });
export const loginInput = z.strictObject({ email: f.email, password: f.text(200) });
export const refreshInput = z.strictObject({ refreshToken: f.text(2_000) });
export const nothing = z.strictObject({});

const tokenPair = {
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('bearer'),
  /** Seconds. */
  expiresIn: z.int(),
};
export const tokens = z.object(tokenPair);
export const loggedIn = z.object({ ...tokenPair, userId: z.string(), name: z.string(), email: z.string() });
export const said = z.object({ message: z.string() });
