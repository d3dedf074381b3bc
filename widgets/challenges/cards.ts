import { html, nothing, type TemplateResult } from 'lit';
import type { Language, Word } from '../core/words/words.ts';
import { icon } from '../ui/all-icons.ts';
import { meter } from '../ui/meter.ts';
import { keyOf, type Board, type Challenge, type Mission } from './board.ts';
import { figureOf } from './figures.ts';
import { boardIcon } from './icons.ts';
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
  {
    key,
    label,
    busy,
    title,
    kind,
    onPress,
  }: {
    key: string;
    label: string;
    busy: Word;
    title: string;
    kind: string;
    onPress: (button: Element) => void;
  },
): TemplateResult {
  const isBusy = board.isBusy(key);
  const failure = board.failure(key);
  return html`<div class="action">
    ${failure ? html`<p class="why" role="alert">${say(failure)}</p>` : nothing}
    <button
      class="button ${kind}"
      part="button ${kind}"
      aria-disabled=${isBusy ? 'true' : nothing}
      aria-describedby=${title}
      @click=${({ currentTarget }: Event) =>
        currentTarget instanceof Element && !isBusy ? onPress(currentTarget) : undefined}
    >
      ${isBusy ? say(busy) : label}
    </button>
  </div>`;
}

const bar = (challenge: Challenge, language: Language): TemplateResult =>
  meter({
    share: challenge.currentProgress / challenge.targetValue,
    label: challenge.title,
    text: figureOf(challenge, language),
    color: 'var(--_tint)',
  });

function progress(challenge: Challenge, language: Language): TemplateResult {
  const { say } = language;
  const { countedBy, daysLeft, status } = challenge;
  return html`<div class="progress">
    ${bar(challenge, language)}
    <p class="figure">
      <b>${figureOf(challenge, language)}</b>
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
  const { say } = language;
  const title = `title-${id}`;
  const claim = {
    key: id,
    label: say('claim', { n: rewardPoints }),
    busy: 'claiming',
    title,
    kind: 'claim',
    onPress: (pressed: Element) => onClaim(challenge, pressed),
  } as const;
  return html`<li
    class="card"
    part="mission"
    data-id=${id}
    data-status=${status}
    data-category=${category}
    tabindex="-1"
    aria-labelledby=${title}
  >
    ${head(challenge, title, language)}
    ${
      status === 'claimed'
        ? html`<p class="claimed">${icon('check')}${say('claimed', { n: rewardPoints })}</p>`
        : progress(challenge, language)
    }
    ${status === 'completed' && mayWrite ? button(view, claim) : nothing}
  </li>`;
}

/** A mission that can be taken on, with the reason if it is suggested. */
export function missionCard(mission: Mission, view: CardView): TemplateResult {
  const { language, mayWrite, onAccept } = view;
  const { id, category, aiReason } = mission;
  const title = `title-${keyOf(mission)}`;
  const accept = {
    key: keyOf(mission),
    label: language.say('accept'),
    busy: 'accepting',
    title,
    kind: aiReason ? 'accept' : 'quiet',
    onPress: (pressed: Element) => onAccept(mission, pressed),
  } as const;
  return html`<li class="card open" part="mission" data-template=${id} data-category=${category}>
    ${head(mission, title, language)}
    ${aiReason ? html`<p class="reason">${boardIcon('bulb')}<span>${aiReason}</span></p>` : nothing}
    ${mayWrite ? button(view, accept) : nothing}
  </li>`;
}
