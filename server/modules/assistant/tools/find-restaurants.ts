import { z } from 'zod';
import { chat, type ChatResult } from '../../dining/index.ts';
import type { Card } from '../cards.ts';
import { READS } from './rights.ts';
import { tool } from './tool.ts';

const EARLIER = 6;

/** Where to eat. What is safe for whom is the dining room's allergy check to say, and nobody else's. */
export const findRestaurants = tool({
  name: 'findRestaurants',
  title: 'Looking for places to eat',
  description:
    'Restaurants for a wish in the words of the user: cuisine, area, occasion, budget, diet, allergens to avoid. `earlier` are ' +
    'what the user asked for before, for follow-ups. Each place comes with the verdict of the allergy check on the ' +
    "user's own allergies; repeat its warnings, and never call a place safe that the check does not.",
  input: z.strictObject({
    message: z.string().min(1).max(2_000),
    earlier: z.array(z.string().max(2_000)).max(EARLIER).default([]),
  }),
  needs: READS,
  run: async (ctx, { message, earlier }) => {
    let result: ChatResult | undefined;
    const conversationHistory = earlier.map((content) => ({ role: 'user' as const, content }));
    for await (const said of chat(ctx, { message, conversationHistory }))
      if (said.event === 'result') result = said.data;
    if (!result) throw new Error('a search for restaurants ends with a result');
    const output = {
      text: result.textResponse,
      needsMore: result.clarificationNeeded,
      judgedBy: result.judgedBy,
      places: result.restaurants.map((place) => ({
        id: place.id,
        name: place.name,
        area: place.area,
        cuisines: place.cuisineTypes,
        costForTwo: place.costForTwo,
        rating: place.rating,
        fitTags: place.fitTags,
        allergySafe: place.allergySafe,
        allergyConfidence: place.allergenConfidence,
        allergyWarning: place.allergyWarning,
      })),
    };
    return result.restaurants.length === 0 ? { output } : { output, card: cardOf(result) };
  },
});

function cardOf({ uiType, restaurants, allergyWarnings, judgedBy }: ChatResult): Card {
  return {
    kind: 'restaurants',
    layout: uiType === 'text' ? 'restaurant_list' : uiType,
    judged: judgedBy.length > 0,
    places: restaurants.slice(0, 10).map((place) => ({
      id: place.id,
      name: place.name,
      area: place.area,
      address: place.address,
      cuisines: place.cuisineTypes,
      priceTier: place.priceTier,
      costForTwo: place.costForTwo,
      rating: place.rating,
      fitScore: place.fitScore,
      fitTags: place.fitTags,
      summary: place.aiSummary,
      lat: place.lat,
      lng: place.lng,
      radar: { ...place.radarScores },
      allergySafe: place.allergySafe,
      allergyConfidence: place.allergenConfidence,
      warnings: allergyWarnings
        .filter(({ restaurantId }) => restaurantId === place.id)
        .map(({ allergen, severity, level, title, message, confidence }) => ({
          allergen,
          severity,
          level,
          title,
          message,
          confidence,
        })),
    })),
  };
}
