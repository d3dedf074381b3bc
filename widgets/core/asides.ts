import { asides } from './words/en/asides.ts';
import { addWords } from './words/words.ts';

// What no widget needs for its first picture: the words for screen readers and the states without one.
addWords(asides);
export { notices } from '../ui/notice.styles.ts';
export { holdFocus } from './hold-focus.ts';
export { spoken } from './announce.ts';
export { troubleOf } from './trouble.ts';
