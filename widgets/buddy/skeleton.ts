import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';

/** The card in grey: every part as large as it will be, so that nothing moves when it comes. */
export const outline = ({ say }: Language): TemplateResult => html`
  <p class="sr">${say('loading')}</p>
  <div class="card">
    <div class="scene"><div class="bone egg-bone"></div></div>
    <div class="side">
      <div class="identity">
        <div class="who">
          <div class="bone line wide"></div>
          <div class="bone line short"></div>
        </div>
      </div>
      <div class="next">
        <div class="bone line short"></div>
        <div class="bone line full"></div>
      </div>
      <div class="details"></div>
    </div>
  </div>
`;
