export { remindOfStreaks } from './streaks-at-risk.ts';
