export { DEMO_LOGIN, ensureDemoUser, refreshDemoUser } from './user.ts';
export { eraseVisitors } from './erase-visitors.ts';
export { giveVisitorBook } from './visitor-book.ts';
export { createDemoKey, DEMO_ACCOUNT, ensureDemoTenant } from './tenant.ts';
