export const startedAt = Date.now();
export const VERSION = '0.1.0';
