import { chat } from '../core/words/en/chat.ts';
import { FledgeChat } from './chat.ts';

export const elements = { 'fledge-chat': FledgeChat };
export const words = chat;
