import { challenges } from '../core/words/en/challenges.ts';
import { FledgeChallenges } from './challenges.ts';

export const elements = { 'fledge-challenges': FledgeChallenges };
export const words = challenges;
