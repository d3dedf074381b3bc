import { details as words } from '../core/words/en/details.ts';
import { addWords } from '../core/words/words.ts';
import { meters } from '../ui/meter.styles.ts';
import { tabs } from '../ui/tabs.styles.ts';
import { growthStyles } from './growth.styles.ts';
import { panelStyles } from './panels.styles.ts';

// What nobody needs before the buddy stands there: one file, asked for with its first state.
addWords(words);
export { flyCoins } from '../ui/coin-flight.ts';
export { details } from './details.ts';
export { nextStage } from './growth.ts';
export { nest } from './nest.ts';
export { status } from './status.ts';
export const laterStyles = [meters, tabs, growthStyles, panelStyles];
