import { expect, test } from 'vitest';

test('every widget can be imported where there is no page', async () => {
  const [register, buddy, marketplace, challenges] = await Promise.all([
    import('./register.ts'),
    import('./buddy/index.ts'),
    import('./marketplace/index.ts'),
    import('./challenges/index.ts'),
  ]);
  expect(register.WIDGET_NAMES).toEqual(['buddy', 'marketplace', 'challenges']);
  expect(Object.keys({ ...buddy.elements, ...marketplace.elements, ...challenges.elements })).toEqual([
    'fledge-picture',
    'fledge-buddy',
    'fledge-marketplace',
    'fledge-challenges',
  ]);
});
