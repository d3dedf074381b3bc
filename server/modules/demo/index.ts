export { DEMO_LOGIN, ensureDemoUser, refreshDemoUser } from './user.ts';
export { createDemoKey, DEMO_ACCOUNT, ensureDemoTenant } from './tenant.ts';
