import { marketplace } from '../core/words/en/marketplace.ts';
import { FledgePicture } from '../picture/picture.ts';
import { FledgeMarketplace } from './marketplace.ts';

export const elements = { 'fledge-picture': FledgePicture, 'fledge-marketplace': FledgeMarketplace };
export const words = marketplace;
