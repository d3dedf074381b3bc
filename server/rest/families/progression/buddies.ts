import { accepted, created, type Routes } from '../../table.ts';

export const buddyRoutes = {
  // ## Buddies
  'GET /buddies': 'buddies.list',
  'GET /buddies/users/:user_id/summary': 'buddies.userSummary',
  'GET /buddies/:id': { call: 'buddies.get', rename: { id: 'buddyId' } },
  'PATCH /buddies/:id': { call: 'buddies.rename', rename: { id: 'buddyId' } },
  'PATCH /buddies/:id/archive': { call: 'buddies.archive', rename: { id: 'buddyId' } },
  'POST /buddies/:buddy_id/appearance/rerender': accepted('buddies.rerender'),
  // ## Evolution
  'GET /buddies/:buddy_id/evolution': 'buddies.evolution',
  'GET /buddies/:buddy_id/evolutions': 'buddies.evolutions',
  'POST /buddies/:buddy_id/evolve': accepted('buddies.evolve'),
  // ## Progression of a buddy
  'GET /buddies/:buddy_id/progression': { call: 'buddies.progression', deprecated: true },
  'GET /buddies/:buddy_id/progression-metrics': 'buddies.progression',
  'PATCH /buddies/:id/skills': { call: 'buddies.skills', rename: { id: 'buddyId' } },
  'GET /buddies/:buddy_id/badges': 'buddies.badges.list',
  'POST /buddies/:buddy_id/badges': created('buddies.badges.award'),
  // ## Economy of a buddy
  'POST /buddies/:buddy_id/coins': created('buddies.coins.earn'),
  'POST /buddies/:buddy_id/coins/spend': created('buddies.coins.spend'),
  'GET /buddies/:buddy_id/tokens': 'buddies.tokens.get',
  'POST /buddies/:buddy_id/tokens': created('buddies.tokens.move'),
  'POST /buddies/:buddy_id/purchase-item': created('buddies.purchase'),
  'GET /buddies/:buddy_id/purchased-items': 'buddies.owned',
  'POST /buddies/:buddy_id/unlock-item': created('buddies.unlock'),
  'PATCH /buddies/:buddy_id/equipped-items': accepted('buddies.equip'),
  'POST /buddies/:buddy_id/gates/:gate_key/unlock': 'buddies.gates.unlock',
  'GET /buddies/:buddy_id/unlocks': 'buddies.gates.list',
} satisfies Routes;

export const economyRoutes = {
  // ## Ledger
  'GET /economy/buddies/:buddyId/ledger': 'buddies.ledger',
} satisfies Routes;
