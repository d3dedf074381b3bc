import type { Routes } from '../../table.ts';

export const notificationRoutes = {
  // ## Notifications
  'GET    /api/notifications': 'notifications.list',
  'PATCH  /api/notifications/read-all': 'notifications.readAll',
  'GET    /api/notifications/preferences': 'notifications.preferences',
  'PUT    /api/notifications/preferences': 'notifications.setPreferences',
  'PATCH  /api/notifications/:id/read': 'notifications.read',
  'DELETE /api/notifications/:id': 'notifications.dismiss',
} satisfies Routes;
