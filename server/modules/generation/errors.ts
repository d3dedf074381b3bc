import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  upstream_image_error: ['unavailable', 'The image model gave no picture. No credits were used.'],
  too_many_assets: ['invalid', 'That is more pictures than one call makes.'],
  nothing_to_regenerate: ['conflict', 'There is nothing of these kinds.'],
});
