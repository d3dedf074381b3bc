import { findRestaurants } from '../../tools/find-restaurants.ts';
import { bold, joined, list } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

const MOST_WISHES = 6;

/** Where to eat. Everything about allergies is what the dining check said, word for word. */
async function* answerRestaurants(turn: Turn): Answer {
  const earlier = turn.memory.topic === 'restaurants' ? (turn.memory.wishes ?? []) : [];
  const wish = wishOf(turn);
  const asked = await turn.ask(findRestaurants, { message: wish, earlier });
  // “and no peanuts” says too little alone: it narrows what was asked for before.
  const whole = asked.needsMore && earlier.length > 0 ? `${earlier.at(-1)}, ${wish}` : undefined;
  const found = whole === undefined ? asked : await turn.ask(findRestaurants, { message: whole, earlier });
  yield {
    remember: {
      wishes: [...earlier, (whole ?? wish).slice(0, 300)].slice(-MOST_WISHES),
      basis:
        'Places are ranked by how well they meet what you asked for and your taste; the allergy check runs last, on what their menus, labels and reviews say, and unknown never counts as safe.',
    },
  };
  const costs = found.places.flatMap(({ costForTwo }) => costForTwo ?? []).sort((a, b) => a - b);
  yield { remember: { amount: costs[Math.floor(costs.length / 2)] } };
  yield found.text;
  if (found.places.length === 0) return;
  const lines = found.places.slice(0, 5).map((place) => {
    const facts = [
      place.cuisines
        .slice(0, 2)
        .map((name) => plain(name))
        .join(', '),
      place.area && plain(place.area),
      place.costForTwo !== null && `about ₹${place.costForTwo} for two`,
      place.rating !== null && `${place.rating} of 5`,
    ].filter((fact) => typeof fact === 'string' && fact !== '');
    const why = place.fitTags.slice(0, 2).map((tag) => plain(tag));
    return `${bold(plain(place.name))}: ${facts.join(', ')}${why.length > 0 ? `. ${why.join(', ')}` : ''}${safety(place, found.judgedBy.length > 0)}`;
  });
  yield `\n\n${list(lines)}`;
  if (found.judgedBy.length > 0)
    yield `\n\n_Checked for ${joined(found.judgedBy.map((allergen) => plain(allergen)))}. Kitchens change: ask before you order._`;
}

/** What is asked for; “cheaper” is cheaper than what was shown. */
function wishOf({ message, memory, amounts }: Turn): string {
  const wish = message.slice(0, 280);
  const isCheaper = /\b(cheaper|less expensive|lower price)\b/i.test(wish) && amounts.length === 0;
  return isCheaper && memory.topic === 'restaurants' && memory.amount !== undefined
    ? `${wish} under ${memory.amount - 1}`
    : wish;
}

function safety(
  { allergySafe, allergyWarning }: { allergySafe: boolean; allergyWarning: string | null },
  isJudged: boolean,
): string {
  if (!isJudged) return '';
  if (allergyWarning !== null) return `. ⚠️ ${plain(allergyWarning, 300)}`;
  return allergySafe ? '. ✓ The check found none of your allergens' : '. ⚠️ Not known to be safe';
}

/** Medicine and safety are not ours to judge; the dining check is asked where it can be. */
async function* answerSafety(turn: Turn): Answer {
  yield 'I cannot judge what is medically safe. What I can do is run the **dining check** on your allergies, and it never calls a place safe on a guess.\n\n';
  yield* answerRestaurants(turn);
}

export const DINING: readonly Intent[] = [
  { name: 'restaurants', ahead: true, answer: answerRestaurants },
  { name: 'food-safety', answer: answerSafety },
];
