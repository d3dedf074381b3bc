import { css } from 'lit';

export const styles = css`
  .base {
    --_card: calc(26.45em + 3.75rem + var(--fledge-panel-height, 11.75em));
  }
  .card {
    display: flex;
    flex-direction: column;
    block-size: var(--_card);
  }
  .base > .notice {
    min-block-size: var(--_card);
  }
  .ellipsis {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .scene {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template: 100% / 100%;
    place-items: center;
    overflow: hidden;
    background: radial-gradient(90% 80% at 50% 42%, var(--_sky), var(--_ground));
  }
  .picture {
    block-size: 100%;
    max-inline-size: 100%;
  }
  .egg-bone {
    inline-size: 7em;
    block-size: 9em;
    border-radius: 50% 50% 50% 50% / 60% 60% 42% 42%;
    opacity: 0.6;
  }
  .above {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline: 0.75em;
    display: flex;
    gap: 0.5em;
    pointer-events: none;
  }
  .above > * {
    pointer-events: auto;
  }
  .gap {
    flex: 1;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    block-size: 2.25em;
    padding-inline: 0.5em 0.75em;
    border-radius: 2em;
    background: color-mix(in oklab, var(--_surface) 86%, transparent);
    box-shadow: 0 1px 3px rgb(0 0 0 / 0.1);
    font: 700 0.9375em/1 var(--_display);
    font-variant-numeric: tabular-nums;
  }
  .pill.quiet {
    padding-inline: 0.5em;
    color: var(--_muted);
  }
  .flame .icon {
    color: #e2571a;
    fill: #ffb13d;
    stroke-width: 1.75;
  }
  .flame[data-risk] .icon {
    fill: none;
  }
  .flying-coin {
    position: absolute;
    z-index: 3;
    font-size: 1.375em;
    line-height: 0;
    pointer-events: none;
  }

  .below {
    position: absolute;
    inset-block-end: 0.75em;
    inset-inline: 0.75em;
    display: flex;
    justify-content: center;
  }
  .side {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .identity {
    display: flex;
    align-items: center;
    gap: 0.75em;
    block-size: 4.5em;
    padding-inline: 1.25em 1em;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    font: 700 1.375em/1.25 var(--_display);
    letter-spacing: -0.01em;
  }
  .stage {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-size: 0.875em;
  }
  .xp {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .pips {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    flex: none;
  }
  .pips i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 6px;
    background: var(--_line);
  }
  .pips i[data-reached] {
    background: var(--_accent);
  }
  .pips i[data-now] {
    inline-size: 14px;
  }
  .round {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    flex: none;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: var(--_sunken);
    transition: background-color 0.15s;
  }
  .round:hover {
    background: var(--_line);
  }

  .next {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 0.4em;
    block-size: 5.25em;
    margin-inline: 1em;
    padding: 0 1em;
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_sunken);
    font-size: 0.9375em;
  }
  .details {
    display: flex;
    flex-direction: column;
    block-size: calc(3.75rem + var(--fledge-panel-height, 11.75em));
    padding-block-start: 0.5rem;
  }

  .egg-story {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.375em;
    min-block-size: 14em;
    padding: 1.5em;
    text-align: center;
    text-wrap: balance;
  }
  .egg-story .button {
    margin-block-start: 0.875em;
    padding-inline: 2em;
  }
  .progress-line {
    inline-size: 10em;
    block-size: 0.375em;
    margin-block-start: 1.25em;
    border-radius: 1em;
    background: linear-gradient(90deg, var(--_line) 30%, var(--_accent) 50%, var(--_line) 70%) 0 / 300% 100%;
  }

  @media (prefers-reduced-motion: no-preference) {
    .progress-line {
      animation: run 1.8s linear infinite;
    }
  }
  @keyframes run {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: -50% 0;
    }
  }

  @container (min-width: 40rem) {
    .card {
      flex-direction: row;
    }
    .base {
      --_card: 27em;
    }
    .scene {
      flex: 0 0 44%;
    }
    .picture {
      inline-size: min(21em, 92%);
    }
    .side {
      flex: 1;
      padding-block-start: 0.5em;
    }
    .details {
      flex: 1;
      min-block-size: 0;
    }
  }
  @media (forced-colors: active) {
    .scene,
    .next,
    .pill,
    .status {
      border: 1px solid CanvasText;
    }
    .pips i {
      border: 1px solid CanvasText;
    }
    .pips i[data-reached] {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
