/** Every table of the product, gathered for migrations and for the rules that are tested on the catalogue. */
export * from '../jobs/tables.ts';
export * from '../modules/accounts/tables.ts';
export * from '../modules/assistant/tables.ts';
export * from '../modules/book/tables.ts';
export * from '../modules/buddies/tables.ts';
export * from '../modules/challenges/tables.ts';
export * from '../modules/config/tables.ts';
export * from '../modules/dining/tables.ts';
export * from '../modules/identity/tables.ts';
export * from '../modules/credits/tables.ts';
export * from '../modules/marketplace/tables.ts';
export * from '../modules/notifications/tables.ts';
export * from '../modules/pictures/tables.ts';
export * from '../modules/membership/tables.ts';
export * from '../modules/platform/tables.ts';
export * from '../modules/progression/tables.ts';
export * from '../modules/research/tables.ts';
