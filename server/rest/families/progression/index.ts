import { snakeEnvelope } from '../../dialects/snake-envelope.ts';
import { family } from '../../table.ts';
import { adminRoutes } from './admin.ts';
import { authRoutes } from './auth.ts';
import { buddyRoutes, economyRoutes } from './buddies.ts';
import { configRoutes } from './config.ts';
import { customerRoutes } from './customers.ts';
import { demoRoutes } from './demo.ts';
import { eggRoutes } from './eggs.ts';
import { eventRoutes } from './events.ts';
import { gateRoutes } from './gates.ts';
import { healthRoutes } from './health.ts';
import { marketplaceRoutes } from './marketplaces.ts';
import { operationRoutes } from './operations.ts';
import { creditRoutes, imageUsageRoutes, stageAssetRoutes } from './pictures.ts';
import { presetRoutes } from './presets.ts';
import { ruleRoutes } from './rules.ts';
import { widgetSessionRoutes } from './widget-sessions.ts';
import { widgetRoutes } from './widget.ts';

/** Customer events in, progression out. */
export const progression = family({
  name: 'progression',
  title: 'Progression',
  prefix: '/api/v1',
  dialect: snakeEnvelope,
  sections: {
    Accounts: authRoutes,
    Customer: customerRoutes,
    Presets: presetRoutes,
    Configuration: configRoutes,
    Rules: ruleRoutes,
    Gates: gateRoutes,
    Eggs: eggRoutes,
    Buddies: buddyRoutes,
    Economy: economyRoutes,
    Operations: operationRoutes,
    Events: eventRoutes,
    Marketplaces: marketplaceRoutes,
    'Stage assets': stageAssetRoutes,
    'Image usage': imageUsageRoutes,
    Credits: creditRoutes,
    'Widget sessions': widgetSessionRoutes,
    Widget: widgetRoutes,
    Demo: demoRoutes,
    Admin: adminRoutes,
    Health: healthRoutes,
  },
  classes: {
    '/auth/register': 'auth',
    '/auth/login': 'auth',
    '/admin/auth/login': 'auth',
    '/widget': 'widget',
    '/embed-tokens': 'widget',
    '/health': 'unlimited',
  },
});
