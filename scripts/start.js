// `npm start`: builds what is missing or older than its sources, then becomes the server.
import { ensureBuilt } from './fresh.js';

await ensureBuilt();
await import('../dist/server/main.js');
