export { authorizeCredits, CREDITS_PER_IMAGE, settleCredits } from './holds.ts';
export { WELCOME_CREDITS } from './purse.ts';
