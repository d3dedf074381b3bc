import type { Rune } from '../styles/fantasy-variants.data.ts';

/** Signs of about thirty units across, to be stroked. */
const SIGNS: Readonly<Record<Rune, string>> = {
  crescent: 'M4,-14A14,14 0 1 0 4,14A11,11 0 1 1 4,-14Z',
  sun: 'M-7,0A7,7 0 1 0 7,0A7,7 0 1 0 -7,0M0,-15V-11M0,11V15M-15,0H-11M11,0H15M-10.500,-10.500L-8,-8M8,8L10.500,10.500M10.500,-10.500L8,-8M-8,8L-10.500,10.500',
  leaf: 'M0,15C-14,4 -10,-10 0,-16C10,-10 14,4 0,15V-6M0,2L6,-4M0,6L-6,0',
  flame: 'M0,15C-13,15 -13,-1 -3,-15C-1,-7 4,-7 6,-11C13,-1 11,15 0,15C-5,12 -4,5 1,1',
  wave: 'M-15,-4C-9,-12 -5,-12 0,-4C5,4 9,4 15,-4M-11,7C-7,1 -4,1 0,7C4,13 7,13 11,7',
  eye: 'M-15,0C-7,-11 7,-11 15,0C7,11 -7,11 -15,0ZM-4,0A4,4 0 1 0 4,0A4,4 0 1 0 -4,0',
  star: 'M0,-15L4,-4L15,0L4,4L0,15L-4,4L-15,0L-4,-4Z',
  bolt: 'M4,-15L-8,2H0L-4,15L8,-3H0Z',
};

export const runeOf = (rune: Rune): string => SIGNS[rune];
