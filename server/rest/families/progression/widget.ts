import { accepted, created, type Routes } from '../../table.ts';

export const widgetRoutes = {
  // ## Widget
  'GET /widget/state': 'widget.state',
  'GET /widget/buddy': 'widget.buddy',
  'GET /widget/badges': 'widget.badges',
  'GET /widget/evolutions': 'widget.evolutions',
  'GET /widget/tokens': 'widget.tokens',
  'GET /widget/theme': 'widget.theme',
  'GET /widget/streak/:key': 'widget.streak',
  'GET /widget/marketplace': 'widget.marketplace',
  'POST /widget/marketplace/items/:id/track-view': { call: 'widget.trackView', rename: { id: 'itemId' } },
  'GET /widget/operations/:id': 'widget.operation',
  'POST /widget/track': created('widget.track', { scope: 'events:track', repeated: 'duplicate' }),
  'POST /widget/purchase': created('widget.purchase', { scope: 'marketplace:purchase' }),
  'POST /widget/equip': accepted('widget.equip', { scope: 'items:equip' }),
  'POST /widget/hatch': accepted('widget.hatch', { scope: 'eggs:hatch' }),
  'POST /widget/evolve': accepted('widget.evolve', { scope: 'evolve' }),
  'POST /widget/appearance/rerender': accepted('widget.rerender', { scope: 'items:equip' }),
} satisfies Routes;
