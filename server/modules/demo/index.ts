export { createDemoKey, DEMO_ACCOUNT, ensureDemoTenant } from './tenant.ts';
