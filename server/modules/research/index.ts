export { researchFigures } from './figures.ts';
