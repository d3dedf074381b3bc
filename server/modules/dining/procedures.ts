import { backend, open, router, user } from '../../trpc/trpc.ts';
import { login } from './account/login.ts';
import { signup } from './account/signup.ts';
import { verifyEmail } from './account/verification.ts';
import { chat } from './chat/chat.ts';
import { expandRestaurant } from './feed/expand.ts';
import { getFeed } from './feed/feed.ts';
import { addAllergies, replaceAllergies } from './people/allergies.ts';
import { getSummary } from './people/summary.ts';
import { createUser, deleteUser, getUser, updatePreferences } from './people/users.ts';
import { checkReadiness } from './ready.ts';
import * as s from './schema.ts';

const READS = { session: 'read', key: 'ai:read' } as const;
const CHATS = { session: 'chat:write', key: 'ai:write' } as const;
/** Each can be used once anyway, or answers what must not be stored. */
const ONCE = 'none' as const;

/** Where to eat: users' taste and allergies, their feed, the chat, and accounts that people make themselves. */
export const diningRouter = router({
  ready: open
    .meta({ summary: 'Readiness: the database and the source of meaning' })
    .output(s.readiness)
    .query(({ ctx }) => checkReadiness(ctx)),
  chat: user(CHATS)
    .meta({ summary: 'Ask where to eat; streams its steps and one result', idempotency: ONCE })
    .input(s.chatInput)
    .output(s.chatStream)
    .subscription(({ ctx, input }) => chat(ctx, input)),
  users: router({
    create: backend
      .meta({ summary: 'Create a user' })
      .input(s.createUserInput)
      .output(s.createdUser)
      .mutation(({ ctx, input }) => createUser(ctx, input)),
    get: backend
      .meta({ summary: 'A user’s taste and allergies' })
      .input(s.userInput)
      .output(s.profile)
      .query(({ ctx, input }) => getUser(ctx, input)),
    updatePreferences: backend
      .meta({ summary: 'Merge preferences: lists are joined' })
      .input(s.updatePreferencesInput)
      .output(s.preferencesUpdated)
      .mutation(({ ctx, input }) => updatePreferences(ctx, input)),
    addAllergies: backend
      .meta({ summary: 'Add confirmed allergies' })
      .input(s.addAllergiesInput)
      .output(s.allergiesUpdated)
      .mutation(({ ctx, input }) => addAllergies(ctx, input)),
    replaceAllergies: backend
      .meta({ summary: 'Replace confirmed allergies' })
      .input(s.replaceAllergiesInput)
      .output(s.allergiesUpdated)
      .mutation(({ ctx, input }) => replaceAllergies(ctx, input)),
    delete: backend
      .meta({ summary: 'Delete a user and everything that belongs to it' })
      .input(s.userInput)
      .output(s.deletedUser)
      .mutation(({ ctx, input }) => deleteUser(ctx, input)),
    summary: backend
      .meta({ summary: 'A user’s taste in words' })
      .input(s.userInput)
      .output(s.summary)
      .query(({ ctx, input }) => getSummary(ctx, input)),
  }),
  recommendations: router({
    feed: user(READS)
      .meta({ summary: 'Restaurants that fit the user, the safe ones first; decided once in 24 hours' })
      .input(s.feedInput)
      .output(s.feed)
      .query(({ ctx, input }) => getFeed(ctx, input)),
    expand: user(READS)
      .meta({ summary: 'Everything about one restaurant for one user' })
      .input(s.expandInput)
      .output(s.expanded)
      .query(({ ctx, input }) => expandRestaurant(ctx, input)),
  }),
  accounts: router({
    signup: open
      .meta({ summary: 'Sign up; a mail asks to verify the address', idempotency: ONCE })
      .input(s.signupInput)
      .output(s.said)
      .mutation(({ ctx, input }) => signup(ctx, input)),
    login: open
      .meta({ summary: 'The user’s id for an address and its password', idempotency: ONCE })
      .input(s.loginInput)
      .output(s.loggedIn)
      .mutation(({ ctx, input }) => login(ctx, input)),
    verify: open
      .meta({ summary: 'Verify an address by the token mailed to it' })
      .input(s.verifyInput)
      .output(s.said)
      .query(({ ctx, input }) => verifyEmail(ctx, input)),
  }),
});
