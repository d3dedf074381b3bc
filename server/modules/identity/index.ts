export { authenticate, type UserCredentials } from './authenticate.ts';
export { ensureHome, openTenant } from './home.ts';
export { flushUserKeyUse } from './key-usage.ts';
export { getProfile, type UserProfile } from './profile.ts';
export { purgeAttempts } from './attempts.ts';
export { purgeFamilies } from './tokens.ts';
export { createLogin } from './register.ts';
