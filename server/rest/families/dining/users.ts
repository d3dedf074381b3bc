import { z } from 'zod';
import { created, noContent, view, type Routes } from '../../table.ts';

/** Whether the user was there already is what the status says. */
const isCreated = view(
  z.object({ uid: z.string(), created: z.boolean() }),
  ({ uid, created }: { uid: string; created: boolean }) => ({ uid, created }),
);

export const diningUserRoutes = {
  // ## Users
  'POST   /users/:uid': created('dining.users.create', { repeated: 'existed', view: isCreated }),
  'GET    /users/:uid': 'dining.users.get',
  'DELETE /users/:uid': noContent('dining.users.delete'),
  'PATCH  /users/:uid/preferences': 'dining.users.updatePreferences',
  'PATCH  /users/:uid/allergies': 'dining.users.addAllergies',
  'PUT    /users/:uid/allergies': 'dining.users.replaceAllergies',
  'GET    /users/:uid/summary': 'dining.users.summary',
} satisfies Routes;
