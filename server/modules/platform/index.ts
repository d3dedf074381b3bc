export { authenticate } from './authenticate.ts';
export { ensureAdmin } from './ensure-admin.ts';
export { purgeAdminLogins } from './logins.ts';
