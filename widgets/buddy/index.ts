import { buddy } from '../core/words/en/buddy.ts';
import { FledgePicture } from '../picture/picture.ts';
import { FledgeBuddy } from './buddy.ts';

export const elements = { 'fledge-picture': FledgePicture, 'fledge-buddy': FledgeBuddy };
export const words = buddy;
