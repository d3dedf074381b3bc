export { resolveAudience } from './resolve-audience.ts';
export { PLANS, type Plan } from './plans.ts';
export { accountSettings, findAccount, type Account } from './account.ts';
export { freshCache } from './fresh-cache.ts';
export { createKey, listKeys, revokeKey } from './api-keys.ts';
export { ensureAccount } from './ensure-account.ts';
export { readToken } from './read-token.ts';
export { signingKey } from './signing-keys.ts';
export { issueSession } from './sessions/issue.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { once, type OnceAnswer, type StoredAnswer } from './idempotency.ts';
export {
  ART_STYLES,
  artStyle,
  DEFAULT_AUDIENCE,
  DEFAULT_SETTINGS,
  customerSettings,
  type CustomerSettings,
} from './settings.ts';
export { purgeExpired, type Purged } from './purge.ts';
export { erasure, eraseUsers } from './erase-users.ts';
export { rateLimit } from './limit.ts';
export { issueDashboardToken, type DashboardPerson, type DashboardToken } from './dashboard-token.ts';
export { jwks, rotateSigningKey } from './signing-keys.ts';
export { flushUsage } from './usage.ts';
export { createUser, findUser, lockUser, lockUsers, setTimezone, type User } from './users.ts';
import type { ART_STYLES } from './settings.ts';
export type ArtStyle = (typeof ART_STYLES)[number];
export { countPeople } from './figures.ts';
