import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { placeId } from '../catalogue/place.ts';
import { samplePlaces } from '../catalogue/sample.ts';
import { writePlaces } from '../catalogue/write.ts';
import { answerQuery } from '../chat/chat.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { decompose } from '../query/decompose.ts';
import { findCandidates } from './candidates.ts';
import { GOLDEN } from '../testing/golden.data.ts';
import { measureRecall, type Recalled } from '../testing/recall.ts';

let app: TestApp;
let recalled: Recalled[];
beforeAll(async () => {
  app = await openTestApp();
  recalled = await measureRecall(app.system('home'));
});
afterAll(() => app.close());

test('the golden set has at least 60 queries', () => {
  expect(GOLDEN.length).toBeGreaterThanOrEqual(60);
});

test('nothing that must not appear does', () => {
  expect(recalled.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});

test('of what should be among the first five, at least nine tenths are, and no query finds none of it', () => {
  expect(recalled.filter(({ recall }) => recall === 0)).toEqual([]);
  const mean = recalled.reduce((sum, { recall }) => sum + recall, 0) / recalled.length;
  expect(
    mean,
    JSON.stringify(
      recalled.filter(({ recall }) => recall < 1),
      null,
      1,
    ),
  ).toBeGreaterThan(0.9);
});

test('a place that tells nothing of itself does not come before those that fit in part', async () => {
  const [known] = samplePlaces();
  if (!known) throw new Error('the sample is empty');
  const silent = { ...known, key: 'silent', name: 'Silent', area: null, rating: null, costForTwoMinor: null };
  await writePlaces(app.database.db, [{ ...silent, cuisines: ['Korean'], vibes: [] }], { now: app.now() });
  const found = await findCandidates(app.system('home'), decompose('korean in Devanahalli rated above 4.7'));
  const ids = found.map(({ id }) => id);
  expect(ids).toContain(placeId(silent.source, silent.key));
  expect(ids[0]).not.toBe(placeId(silent.source, silent.key));
});

describe('names', () => {
  const shown = async (at: TestApp, message: string): Promise<string[]> => {
    const asker = { preferences: NO_PREFERENCES, allergies: [] };
    return (await answerQuery(at.system('home'), decompose(message), asker)).shown.map(({ row }) => row.name);
  };
  const [one = '', two = ''] = samplePlaces()
    .filter(({ name }) => name.length > 14)
    .map(({ name }) => name);

  test('are compared one place for each, also when they are misspelt', async () => {
    expect((await shown(app, `compare ${one} and ${two}`)).sort()).toEqual([one, two].sort());
    const misspelt = `${one.slice(0, 3)}${one.slice(4)}`;
    expect((await shown(app, `compare ${misspelt} and ${two}`)).sort()).toEqual([one, two].sort());
  });

  test('are found by their parts where the database has no trigrams', async () => {
    const bare = await openTestApp();
    await bare.database.script('DROP EXTENSION pg_trgm CASCADE');
    expect((await shown(bare, `compare ${one} and ${two}`)).sort()).toEqual([one, two].sort());
    expect((await shown(bare, 'masala dosa in Jayanagar')).length).toBeGreaterThan(0);
    await bare.close();
  });
});
