import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import { icon } from '../ui/all-icons.ts';
import type { Challenge } from './board.ts';
import { boardIcon } from './icons.ts';

/** What a challenge and a mission that is not taken on have in common. */
export type Told = Pick<Challenge, 'title' | 'description' | 'category' | 'difficulty' | 'rewardPoints'>;

const reward = (points: number, { say, number }: Language): TemplateResult =>
  html`<span class="reward"
    ><span class="sr">${say('points', { n: points })}</span>
    <span aria-hidden="true">${icon('star')}${number(points)}</span></span
  >`;

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
        ${reward(rewardPoints, language)}
      </p>
    </div>`;
