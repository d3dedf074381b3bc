import { accepted, noContent, type Routes } from '../../table.ts';

export const stageAssetRoutes = {
  // ## Stage assets
  'GET /stage-assets': 'pictures.stageAssets.list',
  'POST /stage-assets/upload-url': 'pictures.stageAssets.uploadUrl',
  'PUT /stage-assets/:stage': 'pictures.stageAssets.put',
  'DELETE /stage-assets/:stage': noContent('pictures.stageAssets.remove'),
  'POST /stage-assets/:stage/regenerate': accepted('generation.regenerateStage'),
  'POST /customers/me/assets/regenerate': accepted('generation.regenerateAssets'),
} satisfies Routes;

export const imageUsageRoutes = {
  // ## Image usage
  'GET /image-usage': 'pictures.usage.list',
  'GET /image-usage/report': 'pictures.usage.report',
} satisfies Routes;

export const creditRoutes = {
  // ## Credits
  'GET /credits/balance': 'credits.balance',
  'GET /credits/ledger': 'credits.ledger',
} satisfies Routes;
