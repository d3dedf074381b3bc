export { DEMO_LOGIN, ensureDemoUser } from './user.ts';
export { createDemoKey, DEMO_ACCOUNT, ensureDemoTenant } from './tenant.ts';
