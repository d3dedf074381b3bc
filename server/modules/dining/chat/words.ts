import type { Query } from '../query/decompose.ts';
import type { Found } from '../search/search.ts';

/** What is told of a place here. */
type Shown = Pick<Found, 'isExact'> & {
  row: Pick<Found['row'], 'name'>;
  verdict: Pick<Found['verdict'], 'safe'>;
};

/** What was asked for, in the order of a sentence: `romantic Italian places in Koramangala under ₹1500`. */
function asked({ vibes, cuisines, dietary, area, budget }: Query, many = 2): string {
  const kind = [...vibes, ...dietary, ...cuisines].slice(0, 4).join(', ');
  const where = area === null ? '' : ` in ${area}`;
  const most =
    typeof budget?.maxMinor === 'number' ? ` under ₹${Math.round(budget.maxMinor / 100)} for two` : '';
  return `${kind === '' ? '' : `${kind} `}${many === 1 ? 'place' : 'places'}${where}${most}`;
}

/** The sentence above what is shown. Says how many are clear of the allergens, and when nothing fits exactly. */
export function introduce(
  query: Query,
  shown: readonly Shown[],
  hasAllergies: boolean,
  excluded: number,
): string {
  if (query.compared.length > 0 && shown.length > 1)
    return `Here is how ${shown.map(({ row }) => row.name).join(' and ')} compare.${safety(shown, hasAllergies, excluded)}`;
  const exact = shown.filter(({ isExact }) => isExact).length;
  const lead =
    exact === shown.length
      ? `Here ${exact === 1 ? 'is' : 'are'} ${exact} ${asked(query, exact)}.`
      : exact === 0
        ? `Nothing fits ${asked(query)} exactly; these come closest.`
        : `${exact === 1 ? 'Only one of these is among the' : `${exact} of these are`} ${asked(query)}; the others come close.`;
  return `${lead}${safety(shown, hasAllergies, excluded)}`;
}

function safety(shown: readonly Shown[], hasAllergies: boolean, excluded: number): string {
  if (!hasAllergies) return '';
  const safe = shown.filter(({ verdict }) => verdict.safe).length;
  const left = excluded === 0 ? '' : ` I left out ${excluded} that use what you must avoid.`;
  if (safe === shown.length) return ` Their kitchens declare none of your allergens.${left}`;
  if (safe === 0)
    return ` None of them is known to be safe for your allergies: read the warnings and ask before you order.${left}`;
  return ` ${safe === 1 ? 'One of them is' : `${safe} of them are`} clear of your allergens; read the warnings of the others.${left}`;
}

export const CLARIFY =
  'Tell me a little more: an area, a cuisine, an occasion or a budget, for example “romantic dinner in Koramangala under 1500”.';
export const NOTHING_FOUND = 'I found no restaurant for that. Try another area, cuisine or budget.';
/** Places were found, and every one was left out for what it is certain to use. */
export const allLeftOut = (excluded: number): string =>
  `${excluded === 1 ? 'The one place that comes close uses' : `All ${excluded} places that come close use`} what you must avoid, so I show none. Try another cuisine, dish or area; places whose kitchens declare to be without it come first.`;
export const UNKNOWN_USER =
  'I do not know you yet, so I cannot check restaurants against your allergies. Please finish signing up first.';
