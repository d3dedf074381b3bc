import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { BoardData } from './board.ts';
import { boardIcon } from './icons.ts';
import { currentMonth, daysLeft, monthName, openMonths, waitingElsewhere } from './months.ts';
import { DIFFICULTIES, type Category, type Filter } from './sections.ts';

type Dates = Pick<BoardData, 'today' | 'months'>;

function standing(dates: Dates, month: string, shown: BoardData | null, { say }: Language): string {
  const current = currentMonth(dates);
  if (month === current) return say('daysLeft', { n: daysLeft(dates) });
  if (month > current) return say('monthAhead');
  const all = shown?.challenges ?? [];
  const done = all.filter(({ status }) => status === 'claimed' || status === 'completed');
  return all.length > 0 ? say('monthDone', { n: done.length, all: all.length }) : '';
}

/** Which month is shown, the ways to the others, and where a reward still waits. */
export function monthBar(
  dates: Dates,
  { month, shown, onMonth }: { month: string; shown: BoardData | null; onMonth: (month: string) => void },
  language: Language,
): TemplateResult {
  const { say, lang } = language;
  const months = openMonths(dates);
  const at = months.indexOf(month);
  const waiting = waitingElsewhere(dates, month);
  const step = (
    to: string | undefined,
    word: 'earlierMonth' | 'laterMonth',
    name: string,
  ): TemplateResult => {
    const label = to ? say(word, { month: monthName(lang, to) }) : say('months');
    return html`<button
      class="step"
      aria-label=${label}
      title=${label}
      aria-disabled=${to ? nothing : 'true'}
      @click=${() => (to ? onMonth(to) : undefined)}
    >
      ${boardIcon(name)}
    </button>`;
  };
  return html`<div class="months" part="months" role="group" aria-label=${say('months')}>
      ${step(months[at - 1], 'earlierMonth', 'back')}
      <p aria-live="polite">
        <b>${monthName(lang, month)}</b>
        <span class="muted">${standing(dates, month, shown, language)}</span>
      </p>
      ${step(months[at + 1], 'laterMonth', 'forth')}
    </div>
    ${
      waiting
        ? html`<button class="waiting" @click=${() => onMonth(waiting.month)}>
            ${boardIcon('gift')}
            ${say('rewardsWait', { n: waiting.waiting, month: monthName(lang, waiting.month) })}
          </button>`
        : nothing
    }`;
}

/** Category and difficulty, side by side; pressing a chosen one again shows all. */
export function filterBar(
  categories: readonly Category[],
  { filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void },
  { say }: Language,
): TemplateResult {
  const { category, difficulty } = filter;
  const chip = (label: string, isChosen: boolean, next: Filter, name?: string): TemplateResult =>
    html`<button class="chip" aria-pressed=${isChosen} @click=${() => onFilter(next)}>
      ${name ? boardIcon(name) : nothing}${label}
    </button>`;
  const none = { category: null, difficulty: null };
  return html`<div class="filters" part="filters">
    <div role="group" aria-label=${say('category')}>
      ${chip(say('all'), category === null && difficulty === null, none)}
      ${categories.map((each) => {
        const isChosen = each === category;
        return chip(say(each), isChosen, { ...filter, category: isChosen ? null : each }, each);
      })}
    </div>
    <div role="group" aria-label=${say('difficulty')}>
      ${DIFFICULTIES.map((each) => {
        const isChosen = each === difficulty;
        return chip(say(each), isChosen, { ...filter, difficulty: isChosen ? null : each });
      })}
    </div>
  </div>`;
}
