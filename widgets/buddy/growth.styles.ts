import { css } from 'lit';

export const growthStyles = css`
  .nest {
    inline-size: 11em;
    fill: none;
    stroke: color-mix(in oklab, var(--_ink) 60%, var(--_ground));
    stroke-width: 4;
    stroke-linecap: round;
  }
  .nest-egg {
    fill: color-mix(in oklab, var(--_surface) 60%, transparent);
    stroke-width: 2.5;
    stroke-dasharray: 5 8;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: 2.5em;
    padding: 0.375em 1em;
    border-radius: 1.5em;
    background: var(--_surface);
    box-shadow: 0 4px 16px -4px rgb(0 0 0 / 0.22);
    font-size: 0.875em;
    line-height: 1.3;
  }
  .status span {
    unicode-bidi: plaintext;
  }
  .status.failed {
    color: var(--_warn);
    padding-inline-end: 0.25em;
  }
  .dismiss {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin-block: -0.5rem;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .spinner {
    inline-size: 1.125em;
    block-size: 1.125em;
    flex: none;
    border: 2.5px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
  }

  .next:has(.button) {
    padding: 0;
    background: none;
  }
  .button.wide {
    inline-size: 100%;
    min-block-size: 3.25rem;
  }
  .next-title {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-weight: 600;
  }
  .next-title .share {
    margin-inline-start: auto;
    color: var(--_muted);
    font-weight: 500;
  }
  .next-title .icon {
    color: var(--_accent);
    fill: currentColor;
  }
  .missing {
    font-size: 0.8667em;
  }
  /* So few letters a line: enlarged text. Nothing is cut off, the card grows. */
  @container (max-width: 15rem) {
    .card {
      block-size: auto;
      min-block-size: var(--_card);
    }
    .card > .scene {
      flex: none;
      grid-template: 12em auto / 100%;
    }
    /* Below the figure, whose face it would hide. */
    .below {
      position: static;
    }
    .below .status {
      margin: 0 0.75em 0.75em;
    }
    .identity,
    .next {
      block-size: auto;
      padding-block: 0.5em;
    }
    .stage,
    .tabs,
    .row-head,
    .next-title {
      flex-wrap: wrap;
    }
    .tab {
      flex: 1 0 45%;
    }
    .details {
      block-size: calc(7rem + var(--fledge-panel-height, 11.75em));
    }
    .ellipsis {
      overflow: visible;
      overflow-wrap: anywhere;
      white-space: normal;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.9s linear infinite;
    }
    .status {
      animation: rise 0.25s ease-out;
    }
    .next .button {
      animation: beckon 1.8s ease-in-out 2;
    }
  }
  @keyframes beckon {
    50% {
      box-shadow:
        inset 0 1px 0 rgb(255 255 255 / 0.22),
        0 0 0 6px color-mix(in oklab, var(--_accent) 22%, transparent);
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    /* The button has a frame of its own. */
    .next:has(.button) {
      border-color: Canvas;
    }
  }
`;
