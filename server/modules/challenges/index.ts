export { readBoard } from './board.ts';
export { closeMonths } from './close-months.ts';
export { qualityOf } from './quality.ts';
export { CATEGORIES } from './templates.data.ts';
