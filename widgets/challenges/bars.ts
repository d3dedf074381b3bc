import { html, nothing, type TemplateResult } from 'lit';
import type { Language, Word } from '../core/words/words.ts';
import type { BoardData } from './board.ts';
import { boardIcon } from './icons.ts';
import { currentMonth, monthName, waitingElsewhere } from './months.ts';
import { CATEGORIES, DIFFICULTIES, type Category, type Difficulty, type Filter } from './sections.ts';

type Dates = Pick<BoardData, 'today' | 'months' | 'daysLeft'>;

function standing(dates: Dates, month: string, shown: BoardData | null, { say }: Language): string {
  if (month === currentMonth(dates)) return say('daysLeft', { n: dates.daysLeft });
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
  const months = dates.months.map((each) => each.month);
  const at = months.indexOf(month);
  const waiting = waitingElsewhere(dates, month);
  const step = (
    to: string | undefined,
    word: 'earlierMonth' | 'laterMonth',
    name: string,
  ): TemplateResult => {
    const label = to ? say(word, { month: monthName(lang, to) }) : say('months');
    return html`<button
      class="button quiet step"
      aria-label=${label}
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
        ? html`<button class="button quiet waiting" @click=${() => onMonth(waiting.month)}>
            ${say('rewardsWait', { n: waiting.waiting, month: monthName(lang, waiting.month) })}
          </button>`
        : nothing
    }`;
}

/** Category and difficulty, side by side; pressing a chosen one again shows all. */
export function filterBar(
  filter: Filter,
  onFilter: (filter: Filter) => void,
  { say }: Language,
): TemplateResult {
  const chip = (name: Word, isChosen: boolean, next: Filter): TemplateResult =>
    html`<button class="chip" aria-pressed=${isChosen} @click=${() => onFilter(next)}>${say(name)}</button>`;
  const group = (
    kind: keyof Filter,
    names: readonly (Category | Difficulty)[],
    first?: TemplateResult,
  ): TemplateResult =>
    html`<div role="group" aria-label=${say(kind)}>
      ${first}${names.map((name) => {
        const isChosen = filter[kind] === name;
        return chip(name, isChosen, { ...filter, [kind]: isChosen ? null : name });
      })}
    </div>`;
  const { category, difficulty } = filter;
  const all = chip('all', !category && !difficulty, { category: null, difficulty: null });
  return html`<div class="filters" part="filters">
    ${group('category', CATEGORIES, all)}${group('difficulty', DIFFICULTIES)}
  </div>`;
}
