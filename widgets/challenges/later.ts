import { meters } from '../ui/meter.styles.ts';
import { cardStyles } from './cards.styles.ts';

// What stands on the board, for when there is something on it.
export { badgeList, missionLists } from './lists.ts';
export { filterBar, monthBar } from './bars.ts';
export { celebrate } from './celebrate.ts';
export { categoriesIn } from './sections.ts';
export const laterStyles = [meters, cardStyles];
