import { dialogs } from '../ui/dialog.styles.ts';
import { wardrobeStyles } from './wardrobe.styles.ts';

// The wardrobe, loaded when its door is first opened.
export { wardrobeDialog } from './wardrobe.ts';
export const closetStyles = [dialogs, wardrobeStyles];
