export { readBoard } from './board.ts';
export { closeMonths } from './close-months.ts';
export { challengeJobs } from './follow-book.ts';
export { missionFigures } from './mission-figures.ts';
export { remindOfMissions } from './remind.ts';
export { qualityOf } from './quality.ts';
export { CATEGORIES } from './templates.data.ts';
