export { enqueue, enqueueAll, type NewJob } from './enqueue.ts';
export { listFailedJobs, queueFigures, type FailedJob, type QueueFigures } from './figures.ts';
export type { Job, JobHandler, JobHandlers } from './handler.ts';
export { purgeFailedJobs, type Recurring } from './recurring.ts';
export { createWorker, type Worker, type WorkerOptions } from './worker.ts';
