export { login } from './account/login.ts';
export { signup } from './account/signup.ts';
export { verificationJobs as diningJobs, verifyEmail } from './account/verification.ts';
export { chat, type ChatEvent, type ChatTurn } from './chat/chat.ts';
export type { ChatResult, PlaceWarning, RestaurantResult } from './chat/payload.ts';
export { importRestaurants, type ImportProgress } from './import/import.ts';
export { diningUpkeep } from './upkeep.ts';
export { countPlaces, listPlaces, overlookPlace } from './catalogue/overlook.ts';
export { ALLERGENS, CONFIDENCES } from './allergens/allergens.ts';
