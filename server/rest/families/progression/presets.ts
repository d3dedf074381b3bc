import type { Routes } from '../../table.ts';

export const presetRoutes = {
  // ## Presets
  'GET /presets': 'presets.list',
  'GET /presets/:key': 'presets.get',
  'POST /customers/me/apply-preset': 'presets.applyPreset',
} satisfies Routes;
