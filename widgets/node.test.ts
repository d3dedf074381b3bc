import { expect, test } from 'vitest';

test('every widget can be imported where there is no page', async () => {
  const [register, buddy, marketplace, challenges, chat] = await Promise.all([
    import('./register.ts'),
    import('./buddy/index.ts'),
    import('./marketplace/index.ts'),
    import('./challenges/index.ts'),
    import('./chat/index.ts'),
    import('./chat/panel.ts'),
    import('./chat/markdown/paper.ts'),
    import('./chat/cards/cards.ts'),
    import('./chat/changes/changes.ts'),
    import('./chat/history/history-list.ts'),
  ]);
  expect(register.WIDGET_NAMES).toEqual(['buddy', 'marketplace', 'challenges', 'chat']);
  expect(
    Object.keys({ ...buddy.elements, ...marketplace.elements, ...challenges.elements, ...chat.elements }),
  ).toEqual(['fledge-picture', 'fledge-buddy', 'fledge-marketplace', 'fledge-challenges', 'fledge-chat']);
});
