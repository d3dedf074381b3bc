export { chatTurn, CHATS, type ChatPlace } from './chat.ts';
export { equipment, type Equipment } from './equipment.ts';
export { followTurn } from './turns/follow.ts';
export { interruptAllLost } from './turns/end.ts';
export { drainTurns, runs } from './turns/runs.ts';
export { assistantUpkeep } from './upkeep.ts';
