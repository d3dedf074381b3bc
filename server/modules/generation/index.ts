export { generationJobs } from './run.ts';
