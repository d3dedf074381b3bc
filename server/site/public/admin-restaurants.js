// The restaurants of the panel: where they come from, all of them by name, and one with its findings.
import { el, figures, number, pages, section, table, time } from './admin-dom.js';

export async function restaurants({ ask }) {
  const sources = await ask('platform.sources');
  const results = el('div', {});
  const search = el('input', { type: 'search', name: 'search', maxlength: '100' });
  const source = el(
    'select',
    { name: 'source' },
    el('option', { value: '' }, 'every source'),
    sources.map((entry) => el('option', { value: entry.source }, entry.source)),
  );
  const trouble = el('p', { class: 'wrong', role: 'alert' });
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    const filter = {
      ...(search.value && { search: search.value }),
      ...(source.value && { source: source.value }),
    };
    const list = await pages(
      (cursor) => ask('platform.places', { limit: 20, ...filter, ...(cursor && { cursor }) }),
      (rows) => placeTable(rows),
    );
    if (mine === asked) results.replaceChildren(list);
  };
  const form = el(
    'form',
    {
      class: 'filter',
      role: 'search',
      onsubmit: (event) => {
        event.preventDefault();
        trouble.textContent = '';
        look().catch((error) => (trouble.textContent = error.message));
      },
    },
    el('label', {}, 'Name or area', search),
    el('label', {}, 'Source', source),
    el('button', { class: 'chip', type: 'submit' }, 'Search'),
  );
  await look();
  return [
    section(
      'Restaurants',
      table(
        'Restaurants by where they come from',
        [
          ['Source', (row) => row.source],
          ['Places', (row) => number(row.places), true],
          ['Declare their allergens', (row) => number(row.declared), true],
        ],
        sources,
        { empty: 'There are no restaurants.' },
      ),
    ),
    section('Find one', form, trouble, results),
  ];
}

const placeTable = (rows) =>
  table(
    'Restaurants by name',
    [
      ['Name', (row) => el('a', { href: `#restaurants/${encodeURIComponent(row.id)}` }, row.name)],
      ['Area', (row) => row.area ?? '–'],
      ['Cuisines', (row) => row.cuisines.join(', ') || '–'],
      ['Rating', (row) => (row.rating === null ? '–' : row.rating.toFixed(1)), true],
      ['Source', (row) => row.source],
    ],
    rows,
    { empty: 'No restaurant like that.' },
  );

const STATES = { present: 'present', absent: 'absent', unknown: 'unknown: never called safe' };

export async function restaurant({ ask }, id) {
  const place = await ask('platform.place', { id });
  const dishes =
    place.dishes === 0 ? 'none' : `${number(place.dishes)}, ${number(place.labelledDishes)} of them labelled`;
  return [
    el('p', {}, el('a', { href: '#restaurants' }, 'All restaurants')),
    section(
      place.name,
      figures([
        ['Area', place.area ?? '–'],
        ['Address', place.address ?? '–'],
        ['Cuisines', place.cuisines.join(', ') || '–'],
        [
          'Rating',
          place.rating === null ? '–' : `${place.rating.toFixed(1)} of ${number(place.votes)} votes`,
        ],
        ['Dishes', dishes],
        ['Reviews', number(place.reviews)],
        ['Kitchen declares', place.declaredAllergens?.join(', ') ?? 'nothing'],
        ['Source', place.source],
        ['Written', time(place.updatedAt)],
      ]),
    ),
    section(
      'Allergens',
      table(
        'What is known of each allergen, and where it comes from',
        [
          ['Allergen', (row) => row.allergen.replaceAll('_', ' ')],
          ['State', (row) => el('span', { class: `state ${row.state}` }, STATES[row.state])],
          ['Confidence', (row) => row.confidence],
          ['Where from', (row) => row.source],
        ],
        place.findings,
        { empty: 'Nothing is known.' },
      ),
    ),
  ];
}
