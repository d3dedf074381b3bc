import { dialogs } from '../ui/dialog.styles.ts';
import { meters } from '../ui/meter.styles.ts';
import { itemStyles } from './item.styles.ts';

// The counter, for whoever takes something from the shelf.
export { dialog } from '../ui/dialog.ts';
export { itemView } from './item-view.ts';
export const laterStyles = [dialogs, meters, itemStyles];
