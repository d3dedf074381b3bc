// The views of the panel. Each asks for what it shows, and answers an element.
import { el, figures, number, pages, section, table, time } from './admin-dom.js';
import { restaurant, restaurants } from './admin-restaurants.js';

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

/** By the first part of the address behind `#`: the title, and what draws it. */
export const VIEWS = {
  overview: ['Overview', overview],
  research: ['Research', research],
  missions: ['Missions', missions],
  restaurants: ['Restaurants', (session, id) => (id ? restaurant(session, id) : restaurants(session))],
};
