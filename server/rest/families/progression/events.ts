import { created, type Routes } from '../../table.ts';

export const eventRoutes = {
  // ## Events
  'GET /events': 'events.list',
  'POST /events': created('events.ingest', {
    repeated: 'duplicate',
    flags: { dry_run: 'events.dryRun' },
    quota: true,
  }),
  'POST /events/batch': { call: 'events.batch', quota: true },
  'GET /events/active-users': 'events.activeUsers',
  'GET /events/types': 'events.types',
  'GET /events/:id': { call: 'events.get', rename: { id: 'eventId' } },
  'POST /events/:id/reverse': { call: 'events.reverse', rename: { id: 'eventId' } },
} satisfies Routes;
