import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../core/words/words.ts';
import { meter } from '../../ui/meter.ts';
import type { CardOf } from '../shapes.ts';

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

/** Points out of a maximum: a ring, and a bar for each part. */
export function score(
  { title, score, max, parts }: CardOf<'score'>,
  { say, number }: Language,
): TemplateResult {
  const share = max > 0 ? Math.min(1, Math.max(0, score / max)) : 0;
  const filled = share * ROUND;
  return html`<header class="score">
      <svg viewBox="0 0 100 100" class="ring" aria-hidden="true">
        <circle class="ring-track" cx="50" cy="50" r=${RADIUS} />
        <circle
          class="ring-fill"
          cx="50"
          cy="50"
          r=${RADIUS}
          stroke-dasharray="${filled} ${ROUND - filled + 1}"
        />
      </svg>
      <div>
        <h4 dir="auto">${title}</h4>
        <p class="points">
          <b aria-hidden="true">${number(score)}</b>
          <span class="muted" aria-hidden="true">/ ${number(max)}</span>
          <span class="sr">${say('scoreOf', { n: score, all: max })}</span>
        </p>
      </div>
    </header>
    <ul class="parts">
      ${parts.map(
        (each) =>
          html`<li>
            <span class="name" dir="auto">${each.label}</span>
            <b aria-hidden="true">${number(each.score)}<span class="muted"> / ${number(each.max)}</span></b>
            ${meter({
              share: each.max > 0 ? each.score / each.max : 0,
              label: each.label,
              text: say('scoreOf', { n: each.score, all: each.max }),
            })}
            ${each.note ? html`<p class="muted" dir="auto">${each.note}</p>` : nothing}
          </li>`,
      )}
    </ul>`;
}
