import { accountsRouter } from '../modules/accounts/procedures.ts';
import { assistantRouter } from '../modules/assistant/procedures.ts';
import { bookRouter } from '../modules/book/procedures.ts';
import { buddiesRouter, eggsRouter, operationsRouter } from '../modules/buddies/procedures.ts';
import { challengesRouter } from '../modules/challenges/procedures.ts';
import { coachRouter } from '../modules/coach/procedures.ts';
import { configRouter } from '../modules/config/procedures.ts';
import { creditsRouter } from '../modules/credits/procedures.ts';
import { generationRouter } from '../modules/generation/procedures.ts';
import { diningRouter } from '../modules/dining/procedures.ts';
import { healthRouter } from '../modules/health/procedures.ts';
import { impactRouter } from '../modules/impact/procedures.ts';
import { identityRouter } from '../modules/identity/procedures.ts';
import { insightsRouter } from '../modules/insights/procedures.ts';
import { marketplacesRouter } from '../modules/marketplace/procedures.ts';
import { picturesRouter } from '../modules/pictures/procedures.ts';
import { membershipRouter } from '../modules/membership/procedures.ts';
import { platformRouter } from '../modules/platform/procedures.ts';
import { presetsRouter } from '../modules/presets/procedures.ts';
import { demoRouter } from '../modules/demo/procedures.ts';
import { notificationsRouter } from '../modules/notifications/procedures.ts';
import { researchRouter } from '../modules/research/procedures.ts';
import { eventsRouter } from '../modules/progression/procedures.ts';
import { widgetRouter } from '../modules/widget/procedures.ts';
import { liveRouter } from '../realtime/procedures.ts';
import { router } from './trpc.ts';

/** Every operation of the product, once. REST rows and widgets name procedures of this router. */
export const appRouter = router({
  accounts: accountsRouter,
  assistant: assistantRouter,
  book: bookRouter,
  buddies: buddiesRouter,
  challenges: challengesRouter,
  coach: coachRouter,
  config: configRouter,
  credits: creditsRouter,
  demo: demoRouter,
  dining: diningRouter,
  eggs: eggsRouter,
  events: eventsRouter,
  generation: generationRouter,
  health: healthRouter,
  identity: identityRouter,
  impact: impactRouter,
  insights: insightsRouter,
  live: liveRouter,
  marketplaces: marketplacesRouter,
  notifications: notificationsRouter,
  membership: membershipRouter,
  operations: operationsRouter,
  pictures: picturesRouter,
  platform: platformRouter,
  presets: presetsRouter,
  research: researchRouter,
  widget: widgetRouter,
});
export type AppRouter = typeof appRouter;
