import type { Card } from '../cards.ts';

type Places = Extract<Card, { kind: 'restaurants' }>['places'];

/**
 * What the allergy check says of the restaurants that were shown, in its own words: it stands below whatever a model
 * has written about them. Empty where none were shown. Pure.
 */
export function allergyWords(cards: readonly Card[]): string {
  const shown = cards.filter((card) => card.kind === 'restaurants');
  const places = shown.flatMap((card) => card.places);
  if (places.length === 0) return '';
  if (!shown.some(({ judged }) => judged))
    return '**Allergy check:** you have told me of no allergies, so these places were not checked for any.';
  const safe = places.filter(({ allergySafe }) => allergySafe);
  const lines = [
    ...(safe.length === 0 ? [] : [`${namesOf(safe)}: no allergen of yours is known to be used.`]),
    ...places.filter(({ allergySafe }) => !allergySafe).map(warning),
  ];
  return `**Allergy check** (this, not the text above, is what was found):\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

const namesOf = (places: Places): string => places.map(({ name }) => name).join(', ');

function warning({ name, warnings }: Places[number]): string {
  const said = warnings.map(({ title, message }) => `${title}: ${message}`).join(' ');
  return `${name}: ${said || 'not known to be safe for you. Ask before you order.'}`;
}
