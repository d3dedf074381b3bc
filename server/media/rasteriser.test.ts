import { afterAll, describe, expect, test } from 'vitest';
import { composeBuddy } from '../modules/art/index.ts';
import { sniffImage } from '../modules/pictures/sniff.ts';
import { createRasteriser } from './rasteriser.ts';

const { rasterise, close } = createRasteriser();
afterAll(close);

const drawing = composeBuddy({ style: 'cute', variant: 1, stage: 3 });

describe('drawing PNGs in a thread', () => {
  test('gives a PNG of the width that was asked for, the same every time', async () => {
    const [small, again, large] = await Promise.all([
      rasterise(drawing, 64),
      rasterise(drawing, 64),
      rasterise(drawing, 200),
    ]);
    expect(sniffImage(Buffer.from(small))).toEqual({ extension: 'png', width: 64, height: 64 });
    expect(sniffImage(Buffer.from(large))).toEqual({ extension: 'png', width: 200, height: 200 });
    expect(Buffer.from(small).equals(Buffer.from(again))).toBe(true);
  });

  test('what cannot be drawn fails alone', async () => {
    const [bad, good] = await Promise.allSettled([rasterise('no drawing', 64), rasterise(drawing, 32)]);
    expect(bad.status).toBe('rejected');
    expect(good.status).toBe('fulfilled');
  });

  test('the event loop goes on while it draws', async () => {
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await Promise.all(Array.from({ length: 4 }, () => rasterise(drawing, 512)));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(1);
  });

  test('whoever waits when it is closed is told, and the next drawing gets a new thread', async () => {
    const waiting = rasterise(drawing, 512).catch(String);
    await close();
    expect(await waiting).toContain('stopping');
    expect((await rasterise(drawing, 16)).length).toBeGreaterThan(0);
  });
});
