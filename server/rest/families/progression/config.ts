import { accepted, created, type Routes } from '../../table.ts';

export const configRoutes = {
  // ## Config versions
  'GET /config-versions': 'config.versions.list',
  'POST /config-versions': created('config.versions.create'),
  'GET /config-versions/:id': 'config.versions.get',
  'PATCH /config-versions/:id': 'config.versions.update',
  'POST /config-versions/:id/clone': created('config.versions.clone'),
  'GET /config-versions/:id/impact': 'impact.preview',
  'POST /config-versions/:id/migrate-buddies': accepted('impact.migrateBuddies'),
  'POST /config-versions/:id/publish': 'config.versions.publish',
  'POST /config-versions/:id/archive': 'config.versions.archive',
} satisfies Routes;
