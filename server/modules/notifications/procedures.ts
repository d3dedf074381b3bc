import { router, user, userOrDemo } from '../../trpc/trpc.ts';
import { fail } from './errors.ts';
import { listNotifications } from './list.ts';
import { dismissNotification, readAllNotifications, readNotification } from './mark.ts';
import { getPreferences, setPreferences } from './preferences.ts';
import * as s from './schema.ts';

const READ = { session: 'read', key: 'ai:read' } as const;
const WRITE = { session: 'read', key: 'ai:write' } as const;

/** What a user should know of. */
export const notificationsRouter = router({
  list: userOrDemo(READ)
    .meta({ summary: 'Notifications, the newest first, and how many are unread' })
    .input(s.listInput)
    .output(s.notificationList)
    .query(({ ctx, input }) => {
      if (input.userId !== undefined && input.userId !== ctx.actor.userId) throw fail('not_yourself');
      return listNotifications(ctx, input);
    }),
  read: user(WRITE)
    .meta({ summary: 'Mark a notification as read' })
    .input(s.byId)
    .output(s.done)
    .mutation(({ ctx, input }) => readNotification(ctx, input)),
  readAll: user(WRITE)
    .meta({ summary: 'Mark all notifications as read' })
    .input(s.nothing)
    .output(s.done)
    .mutation(({ ctx }) => readAllNotifications(ctx)),
  dismiss: user(WRITE)
    .meta({ summary: 'Dismiss a notification' })
    .input(s.byId)
    .output(s.done)
    .mutation(({ ctx, input }) => dismissNotification(ctx, input)),
  preferences: user(READ)
    .meta({ summary: 'What is muted, and the quiet hours' })
    .input(s.nothing)
    .output(s.preferences)
    .query(({ ctx }) => getPreferences(ctx)),
  setPreferences: user(WRITE)
    .meta({ summary: 'Mute kinds of notifications and set quiet hours' })
    .input(s.preferencesInput)
    .output(s.preferences)
    .mutation(({ ctx, input }) => setPreferences(ctx, input)),
});
