import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Language } from '../core/words/words.ts';
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

const section = (name: keyof Sections, cards: unknown, { say }: Language): TemplateResult =>
  html`<section data-section=${name} aria-labelledby="section-${name}">
    <h3 id="section-${name}">${say(name)}</h3>
    ${cards}
  </section>`;

function taken(name: keyof Sections, list: readonly Challenge[], view: ListView): unknown {
  if (list.length === 0) return nothing;
  const cards = html`<ul class="cards">
    ${list.map((challenge) => keyed(challenge.id, challengeCard(challenge, view)))}
  </ul>`;
  return section(name, cards, view.language);
}

function offered(name: keyof Sections, list: readonly Mission[], view: ListView): unknown {
  if (list.length === 0) return nothing;
  const { isLong, onLong, language } = view;
  const isCut = name === 'more' && list.length > FIRST;
  const shown = isCut && !isLong ? list.slice(0, FIRST) : list;
  const cards = html`<ul class="cards">
      ${shown.map((mission) => keyed(mission.id, missionCard(mission, view)))}
    </ul>
    ${
      isCut
        ? html`<button class="button quiet long" aria-expanded=${isLong} @click=${onLong}>
            ${isLong ? language.say('showFewer') : language.say('showAll', { n: list.length })}
          </button>`
        : nothing
    }`;
  return section(name, cards, language);
}

function empty({ language: { say, lang }, filter, onFilter }: ListView, month: string): TemplateResult {
  const isFiltered = filter.category !== null || filter.difficulty !== null;
  const run = (): void => onFilter({ category: null, difficulty: null });
  return notice({
    art: 'moon',
    title: say('nothingHere'),
    text: isFiltered ? '' : say('emptyMonth', { month: monthName(lang, month) }),
    action: isFiltered ? { label: say('all'), run } : undefined,
  });
}

/** A month's missions, section by section. */
export function missionLists(data: BoardData, view: ListView): unknown {
  const sections = sectionsOf(data, view.filter, view.held);
  if (Object.values(sections).every((list) => list.length === 0)) return empty(view, data.month);
  const { ready, active, suggested, more, done, failed } = sections;
  return html`${taken('ready', ready, view)} ${taken('active', active, view)}
  ${offered('suggested', suggested, view)} ${offered('more', more, view)} ${taken('done', done, view)}
  ${taken('failed', failed, view)}`;
}

/** All badges, the earned ones bright. */
export function badgeList(badges: BoardData['badges'], { say }: Language): TemplateResult {
  const earned = badges.filter(({ isEarned }) => isEarned).length;
  return html`<section part="badges" aria-labelledby="section-badges">
    <h3 id="section-badges">
      ${say('badges')} · ${say('progressOf', { actual: earned, needed: badges.length })}
    </h3>
    <ul class="cards">
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
