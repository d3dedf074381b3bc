import { accepted, created, noContent, type Routes } from '../../table.ts';
import { uploadIcon } from './upload-image.ts';

export const ruleRoutes = {
  // ## Coin rules
  'GET /coin-rules': 'config.coinRules.list',
  'POST /coin-rules': created('config.coinRules.create'),
  'PUT /coin-rules/:id': 'config.coinRules.update',
  'DELETE /coin-rules/:id': noContent('config.coinRules.remove'),

  // ## Tokens and what earns them
  'GET /token-config': 'config.tokens.list',
  'POST /token-config': 'config.tokens.upsert',
  'GET /token-rules': 'config.tokenRules.list',
  'POST /token-rules': created('config.tokenRules.create'),
  'PUT /token-rules/:id': 'config.tokenRules.update',
  'DELETE /token-rules/:id': noContent('config.tokenRules.remove'),

  // ## Skills
  'GET /skill-sets': 'config.skillSets.list',
  'POST /skill-sets': created('config.skillSets.create'),
  'POST /skill-sets/generate-icon': accepted('generation.icon'),
  'GET /skill-sets/:id': 'config.skillSets.get',
  'PUT /skill-sets/:id': 'config.skillSets.update',
  'DELETE /skill-sets/:id': noContent('config.skillSets.remove'),
  'GET /skill-rules': 'config.skillRules.list',
  'POST /skill-rules': created('config.skillRules.create'),
  'PUT /skill-rules/:id': 'config.skillRules.update',
  'DELETE /skill-rules/:id': noContent('config.skillRules.remove'),

  // ## Badges
  'GET /badge-definitions': 'config.badges.list',
  'POST /badge-definitions': created('config.badges.create'),
  'POST /badge-definitions/generate-icon': accepted('generation.badgeIcon'),
  'POST /badge-definitions/upload-icon': uploadIcon,
  'GET /badge-definitions/:id': 'config.badges.get',
  'PUT /badge-definitions/:id': 'config.badges.update',
  'DELETE /badge-definitions/:id': noContent('config.badges.remove'),
  'POST /badge-definitions/:id/regenerate-icon': accepted('generation.regenerateBadgeIcon'),

  // ## Streaks
  'GET /streak-definitions': 'config.streaks.list',
  'POST /streak-definitions': created('config.streaks.create'),
  'GET /streak-definitions/:id': 'config.streaks.get',
  'PUT /streak-definitions/:id': 'config.streaks.update',
  'DELETE /streak-definitions/:id': noContent('config.streaks.remove'),

  // ## Event types
  'GET /event-types': 'config.eventTypes.list',
  'POST /event-types': created('config.eventTypes.create'),
  'GET /event-types/:id': 'config.eventTypes.get',
  'PUT /event-types/:id': 'config.eventTypes.update',
  'DELETE /event-types/:id': noContent('config.eventTypes.remove'),
} satisfies Routes;
