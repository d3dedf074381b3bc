import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import { icon } from '../ui/all-icons.ts';
import { meter } from '../ui/meter.ts';
import { keyOf, type Board, type Challenge, type Mission } from './board.ts';
import { figureOf } from './figures.ts';
import { head } from './parts.ts';

/** What a card may do and whom it tells. */
export interface CardView {
  board: Board;
  language: Language;
  /** False for a session that only looks. */
  mayWrite: boolean;
  onAccept: (mission: Mission, button: Element) => void;
  onClaim: (challenge: Challenge, button: Element) => void;
}

/** The last days of a challenge are said louder. */
const SOON_DAYS = 3;

function button(
  { board, language: { say } }: CardView,
  key: string,
  label: string,
  kind: string,
  onPress: (button: Element) => void,
): TemplateResult {
  const isBusy = board.busy.has(key);
  const failure = board.failures.get(key);
  const press = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof Element && !board.busy.has(key)) onPress(currentTarget);
  };
  return html`<div class="action">
    ${failure ? html`<p class="why" role="alert">${say(failure)}</p>` : nothing}
    <button
      class="button ${kind}"
      part="button ${kind}"
      aria-disabled=${isBusy ? 'true' : nothing}
      aria-describedby=${key}
      @click=${press}
    >
      ${isBusy ? say('loading') : label}
    </button>
  </div>`;
}

function progress(challenge: Challenge, language: Language): TemplateResult {
  const { say } = language;
  const { countedBy, daysLeft, status, currentProgress, targetValue, title } = challenge;
  const text = figureOf(challenge, language);
  return html`<div class="progress">
    ${meter({ share: currentProgress / targetValue, label: title, text, color: 'var(--_tint)' })}
    <p class="figure">
      <b>${text}</b>
      <span class="muted">${say(countedBy === 'server' ? 'countedServer' : 'countedClient')}</span>
      ${
        status === 'active' && daysLeft > 0
          ? html`<span class="left" ?data-soon=${daysLeft <= SOON_DAYS}
              >${say('daysLeft', { n: daysLeft })}</span
            >`
          : nothing
      }
    </p>
  </div>`;
}

/** A challenge that was taken on, in whatever state. */
export function challengeCard(challenge: Challenge, view: CardView): TemplateResult {
  const { language, mayWrite, onClaim } = view;
  const { id, status, category, rewardPoints } = challenge;
  const points = language.say('points', { n: rewardPoints });
  const claim = (pressed: Element): void => onClaim(challenge, pressed);
  return html`<li
    class="card"
    part="mission"
    data-id=${id}
    data-status=${status}
    data-category=${category}
    tabindex="-1"
    aria-labelledby=${id}
  >
    ${head(challenge, id, language)}
    ${
      status === 'claimed'
        ? html`<p class="claimed">${icon('check')}${language.say('claimed', { points })}</p>`
        : progress(challenge, language)
    }
    ${
      status === 'completed' && mayWrite
        ? button(view, id, language.say('claim', { points }), 'claim', claim)
        : nothing
    }
  </li>`;
}

/** A mission that can be taken on, with the reason if it is suggested. */
export function missionCard(mission: Mission, view: CardView): TemplateResult {
  const { language, mayWrite, onAccept } = view;
  const { category, aiReason } = mission;
  const key = keyOf(mission);
  const accept = (pressed: Element): void => onAccept(mission, pressed);
  return html`<li class="card" part="mission" data-template=${mission.id} data-category=${category}>
    ${head(mission, key, language)} ${aiReason ? html`<p class="reason">${aiReason}</p>` : nothing}
    ${mayWrite ? button(view, key, language.say('accept'), aiReason ? 'accept' : 'quiet', accept) : nothing}
  </li>`;
}
