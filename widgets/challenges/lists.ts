import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language, Word } from '../core/words/words.ts';
import { notice } from '../ui/notice.ts';
import type { BoardData, Challenge, Mission } from './board.ts';
import { challengeCard, missionCard, type CardView } from './cards.ts';
import { boardIcon } from './icons.ts';
import { monthName } from './months.ts';
import { sectionsOf, type Filter, type Sections } from './sections.ts';

/** So many missions stand before the rest is asked for. */
const FIRST = 6;

export interface ListView extends CardView {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Claimed just now. */
  held: ReadonlySet<string>;
  /** Whether all missions are shown. */
  isLong: boolean;
  onLong: () => void;
}

const section = (name: keyof Sections, word: Word, cards: unknown, { say }: Language): TemplateResult =>
  html`<section class="section" data-section=${name} aria-labelledby="section-${name}">
    <h3 id="section-${name}">${say(word)}</h3>
    ${cards}
  </section>`;

function taken(name: keyof Sections, word: Word, list: readonly Challenge[], view: ListView): unknown {
  if (list.length === 0) return nothing;
  const cards = html`<ul class="cards">
    ${repeat(
      list,
      ({ id }) => id,
      (challenge) => challengeCard(challenge, view),
    )}
  </ul>`;
  return section(name, word, cards, view.language);
}

function offered(name: keyof Sections, word: Word, list: readonly Mission[], view: ListView): unknown {
  if (list.length === 0) return nothing;
  const { isLong, onLong, language } = view;
  const isCut = name === 'more' && list.length > FIRST;
  const shown = isCut && !isLong ? list.slice(0, FIRST) : list;
  const cards = html`<ul class="cards">
      ${repeat(
        shown,
        ({ id }) => id,
        (mission) => missionCard(mission, view),
      )}
    </ul>
    ${
      isCut
        ? html`<button class="button quiet long" aria-expanded=${isLong} @click=${onLong}>
            ${isLong ? language.say('showFewer') : language.say('showAll', { n: list.length })}
          </button>`
        : nothing
    }`;
  return section(name, word, cards, language);
}

function empty({ language, filter, onFilter }: ListView, month: string): TemplateResult {
  const { say, lang } = language;
  const isFiltered = filter.category !== null || filter.difficulty !== null;
  if (!isFiltered)
    return notice({
      art: 'moon',
      title: say('monthEmptyTitle'),
      text: say('monthEmptyText', { month: monthName(lang, month) }),
    });
  const run = (): void => onFilter({ category: null, difficulty: null });
  return notice({
    art: 'nest',
    title: say('filterEmptyTitle'),
    text: say('filterEmptyText'),
    action: { label: say('all'), run },
  });
}

/** A month's missions, section by section. */
export function missionLists(data: BoardData, view: ListView): unknown {
  const sections = sectionsOf(data, view.filter, view.held);
  if (Object.values(sections).every((list) => list.length === 0)) return empty(view, data.month);
  const { ready, active, suggested, more, done, failed } = sections;
  return html`${taken('ready', 'sectionReady', ready, view)} ${taken('active', 'sectionActive', active, view)}
  ${offered('suggested', 'sectionSuggested', suggested, view)} ${offered('more', 'sectionMore', more, view)}
  ${taken('done', 'sectionDone', done, view)} ${taken('failed', 'sectionFailed', failed, view)}`;
}

/** All badges, the earned ones bright. */
export function badgeList(badges: BoardData['badges'], { say }: Language): TemplateResult {
  const earned = badges.filter(({ isEarned }) => isEarned).length;
  return html`<section class="section badges" part="badges" aria-labelledby="section-badges">
    <h3 id="section-badges">${say('badges')}</h3>
    <p class="muted">${say('badgeCount', { n: earned, all: badges.length })}</p>
    <ul>
      ${badges.map(
        ({ name, description, icon, isEarned }) =>
          html`<li class="badge" ?data-earned=${isEarned}>
            <span class="medal">${boardIcon(icon)}</span>
            <span
              ><b>${name}</b><span class="sr"> ${say(isEarned ? 'badgeAwarded' : 'badgeLocked')}. </span
              ><span class="muted">${description}</span></span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
