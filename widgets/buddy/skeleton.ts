import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';

const line = (size: 'wide' | 'full' | 'short'): TemplateResult => html`<div class="bone line ${size}"></div>`;

/** The card in grey: every part as large as it will be, so that nothing moves when it comes. */
export const outline = ({ say }: Language): TemplateResult => html`
  <p class="sr">${say('loading')}</p>
  <div class="card">
    <div class="scene"><div class="bone egg-bone"></div></div>
    <div class="side">
      <div class="identity"><div class="who">${line('wide')}${line('short')}</div></div>
      <div class="next">${line('short')}${line('full')}</div>
      <div class="details"></div>
    </div>
  </div>
`;
