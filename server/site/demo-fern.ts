import { isFledgeError, type EmbedToken, type Fledge } from '../../embed/server.ts';

const USER = 'fern';
const DAY_MS = 86_400_000;
const DAYS = 9;
const TOKEN_SECONDS = 86_400;

/** Fern, who lives on the start page: hatched once, with a few days of lessons behind her, read by everybody. */
export function createFern(now: () => Date): (fledge: Fledge) => Promise<EmbedToken> {
  let current: { token: Promise<EmbedToken>; untilMs: number } | undefined;
  return (fledge) => {
    const nowMs = now().getTime();
    if (current && current.untilMs > nowMs) return current.token;
    const token = raise(fledge, now());
    // Renewed at half life, so that every page gets hours of it.
    const mine = { token, untilMs: nowMs + (TOKEN_SECONDS * 1_000) / 2 };
    current = mine;
    token.catch(() => {
      if (current === mine) current = undefined;
    });
    return token;
  };
}

const WARDROBE = ['beret', 'travel_scarf'];

async function raise(fledge: Fledge, today: Date): Promise<EmbedToken> {
  const { buddy } = await fledge.onboard(USER, { metadata: { name: 'Fern' } });
  await fledge.events.sendBatch(lessonsUpTo(today));
  await growUp(fledge, buddy.id);
  return fledge.embedTokens.create({ buddyId: buddy.id, ttlSeconds: TOKEN_SECONDS });
}

/** One stage a visit at most; once grown, Fern buys herself something to wear. Somebody else may be quicker. */
async function growUp(fledge: Fledge, buddyId: string): Promise<void> {
  try {
    const buddy = await fledge.buddies.get(buddyId);
    if (buddy.progression.evolutionReady) {
      const { operationId } = await fledge.buddies.evolve(buddyId);
      await fledge.operations.wait(operationId);
    }
    if (buddy.equippedItems.length > 0) return;
    const { data: shops } = await fledge.marketplaces.list();
    const shelves = await Promise.all(shops.map((shop) => fledge.marketplaces.items(shop.id)));
    const wanted = shelves
      .flatMap((shelf) => shelf.data)
      .filter((item) => WARDROBE.includes(item.artKey ?? ''));
    for (const item of wanted) await fledge.buddies.purchase(buddyId, item.id);
    if (wanted.length > 0) await fledge.buddies.equip(buddyId, { equip: wanted.map((item) => item.id) });
  } catch (error) {
    if (!isFledgeError(error) || error.status >= 500 || error.status === 0) throw error;
  }
}

/** A lesson a day, with ids made of the day: whoever sends them, however often, each counts once. */
const lessonsUpTo = (today: Date) =>
  Array.from({ length: DAYS }, (_, i) => {
    const at = new Date(today.getTime() - (DAYS - 1 - i) * DAY_MS);
    return {
      eventId: `fern-${at.toISOString().slice(0, 10)}`,
      userId: USER,
      type: 'lesson_completed',
      properties: { lesson: 'small_talk', language: 'french', score: 95, minutes: 12 },
      occurredAt: at,
    };
  });
