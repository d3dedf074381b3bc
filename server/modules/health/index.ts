export { noteCache, noteConnect, noteFallback, noteModelCall, noteRequest, noteResume } from './figures.ts';
export { pingDatabase, readHealth, readMetrics } from './observe.ts';
export { VERSION } from './version.ts';
