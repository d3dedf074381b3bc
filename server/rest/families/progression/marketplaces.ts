import { accepted, created, noContent, type Routes } from '../../table.ts';
import { uploadImage } from './upload-image.ts';

const id = { id: 'marketplaceId' };

export const marketplaceRoutes = {
  // ## Marketplaces
  'GET /marketplaces': 'marketplaces.list',
  'POST /marketplaces': created('marketplaces.create'),
  'GET /marketplaces/:id': { call: 'marketplaces.get', rename: id },
  'PUT /marketplaces/:id': { call: 'marketplaces.update', rename: id },
  // ## Items
  'GET /marketplaces/:id/items': { call: 'marketplaces.items.list', rename: id },
  'POST /marketplaces/:id/items': created('marketplaces.items.create', { rename: id }),
  'POST /marketplaces/:id/items/import': created('marketplaces.items.import', { rename: id }),
  'POST /marketplaces/:id/items/reorder': { call: 'marketplaces.items.reorder', rename: id },
  'GET /marketplaces/:id/items/:item_id': { call: 'marketplaces.items.get', rename: id },
  'POST /marketplaces/:id/items/:item_id/upload-image': uploadImage,
  'POST /marketplaces/:id/items/:item_id/regenerate-image': accepted('generation.regenerateItem', {
    rename: id,
  }),
  'PUT /marketplaces/:id/items/:item_id': { call: 'marketplaces.items.update', rename: id },
  'DELETE /marketplaces/:id/items/:item_id': noContent('marketplaces.items.remove', { rename: id }),
} satisfies Routes;
