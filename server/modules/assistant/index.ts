export { equipment, type Equipment, type Reply } from './equipment.ts';
export { interruptAllLost } from './turns/end.ts';
export { drainTurns, runs } from './turns/runs.ts';
