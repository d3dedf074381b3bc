export { noteCache, noteConnect, noteFallback, noteModelCall, noteRequest, noteResume } from './figures.ts';
export { readHealth } from './observe.ts';
export { VERSION } from './version.ts';
