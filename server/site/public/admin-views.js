// The views of the panel. Each asks for what it shows, and answers an element.
import { el, figures, number, pages, section, table, time } from './admin-dom.js';

function span(seconds) {
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60].map(
    Math.floor,
  );
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}

async function overview({ ask }) {
  const { people, queues, health } = await ask('platform.overview');
  const isDown = health.databaseMs === null;
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  return [
    section(
      'Health',
      figures([
        [
          'Database',
          isDown ? 'does not answer' : `${health.database}, ${health.databaseMs} ms`,
          isDown && 'bad',
        ],
        ['Cache', health.cache],
        ['Up for', span(health.uptimeSeconds)],
        ['Requests', number(health.requests)],
        ['Errors', number(health.errors), health.errors > 0 && 'bad'],
        ['Version', health.version],
      ]),
      table(
        'Latest errors of this process',
        [
          ['Route', (row) => row.route],
          ['Status', (row) => String(row.status), true],
          ['When', (row) => time(row.at)],
        ],
        health.recentErrors,
        { empty: 'No errors since this process started.' },
      ),
    ),
    section(
      'People',
      figures([
        ['Customers', number(people.customers)],
        ['Users', number(people.users)],
        ['Test users', number(people.testUsers)],
      ]),
    ),
    section(
      'Jobs',
      table(
        'Jobs by queue',
        [
          ['Queue', (row) => row.queue],
          ['Waiting', (row) => number(row.waiting), true],
          ['Running', (row) => number(row.running), true],
          ['Later', (row) => number(row.later), true],
          ['Failed', (row) => number(row.failed), true],
        ],
        queues,
        { empty: 'Nothing waits.' },
      ),
      failed > 0 &&
        (await pages(
          (cursor) => ask('platform.failedJobs', { limit: 20, ...(cursor && { cursor }) }),
          (rows) =>
            table(
              'Jobs that were given up',
              [
                ['Job', (row) => el('code', {}, row.id)],
                ['Queue', (row) => row.queue],
                ['Tries', (row) => String(row.attempts), true],
                ['Given up', (row) => time(row.failedAt)],
              ],
              rows,
              { empty: 'None.' },
            ),
        )),
      failed > 0 && el('p', { class: 'hint' }, 'The log tells why, under the id of the job.'),
    ),
  ];
}

async function research({ ask, download, admin }) {
  const { consents, progress, instruments } = await ask('platform.research');
  return [
    section(
      'Consent',
      figures([
        ['Asked', number(consents.asked)],
        ['Consented', number(consents.consented)],
        ['Withdrawn or refused', number(consents.withdrawn)],
        ['In an export', number(consents.exported)],
      ]),
      table(
        'Participants who consent, by track and phase',
        [
          ['Track', (row) => row.track],
          ['Phase', (row) => row.phase],
          ['Participants', (row) => number(row.participants), true],
        ],
        progress,
        { empty: 'Nobody who consents has answered yet.' },
      ),
    ),
    section(
      'Export',
      el('p', {}, 'What consenting users of the home tenant have contributed. It names nobody.'),
      admin.role === 'super'
        ? el(
            'p',
            { class: 'acts' },
            ['json', 'csv'].map((format) =>
              el(
                'button',
                { class: 'chip', type: 'button', onclick: (event) => download(format, event.currentTarget) },
                format === 'json' ? 'Download JSON' : 'Download CSV (zip)',
              ),
            ),
          )
        : el('p', { class: 'hint' }, 'Only an operator with the role super may download it.'),
      el('p', { class: 'wrong', id: 'export-trouble', role: 'alert' }),
    ),
    section(
      'Instruments',
      table(
        'Instruments with the number of answers in each phase',
        [
          ['Instrument', (row) => row.title],
          ['Key', (row) => el('code', {}, `${row.key} v${row.version}`)],
          ['Tracks', (row) => row.tracks.join(', ')],
          ['Items', (row) => String(row.items), true],
          [
            'Answers',
            (row) => row.responses.map(({ phase, count }) => `${phase} ${number(count)}`).join(', '),
          ],
        ],
        instruments,
        { empty: 'There are no instruments.' },
      ),
    ),
  ];
}

async function missions({ ask }) {
  const { templates, badges } = await ask('platform.missions');
  return [
    section(
      'Missions',
      table(
        'Missions with how often they were accepted, completed, claimed and failed',
        [
          ['Mission', (row) => row.title],
          ['Category', (row) => row.category],
          ['Difficulty', (row) => row.difficulty],
          ['Points', (row) => String(row.rewardPoints), true],
          ['Accepted', (row) => number(row.accepted), true],
          ['Completed', (row) => number(row.completed), true],
          ['Claimed', (row) => number(row.claimed), true],
          ['Failed', (row) => number(row.failed), true],
        ],
        templates,
        { empty: 'There are no missions.' },
      ),
    ),
    section(
      'Badges',
      table(
        'Badges and how many have them',
        [
          ['Badge', (row) => row.name],
          ['For', (row) => row.description],
          ['Holders', (row) => number(row.holders), true],
        ],
        badges,
        { empty: 'There are no badges.' },
      ),
    ),
  ];
}

async function restaurants({ ask }) {
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

async function restaurant({ ask }, id) {
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

/** By the first part of the address behind `#`: the title, and what draws it. */
export const VIEWS = {
  overview: ['Overview', overview],
  research: ['Research', research],
  missions: ['Missions', missions],
  restaurants: ['Restaurants', (session, id) => (id ? restaurant(session, id) : restaurants(session))],
};
