import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import { icon } from '../ui/all-icons.ts';
import type { Challenge } from './board.ts';
import { boardIcon } from './icons.ts';

/** What a challenge and a mission that is not taken on have in common. */
export type Told = Pick<Challenge, 'title' | 'description' | 'category' | 'difficulty' | 'rewardPoints'>;

/** Icon, title, what it is about, how hard it is and what it pays. */
export const head = (
  { title, description, category, difficulty, rewardPoints }: Told,
  id: string,
  language: Language,
): TemplateResult =>
  html`<span class="mark">${boardIcon(category)}</span>
    <div class="told">
      <h4 id=${id}>${title}</h4>
      <p class="muted">${description}</p>
      <p class="facts">
        <span class="sr">${language.say(category)}</span>
        <span class="level" data-level=${difficulty}><i></i><i></i><i></i>${language.say(difficulty)}</span>
        <span class="reward"
          ><span class="sr">${language.say('points', { n: rewardPoints })}</span>
          <span aria-hidden="true">${icon('star')}${language.number(rewardPoints)}</span></span
        >
      </p>
    </div>`;
