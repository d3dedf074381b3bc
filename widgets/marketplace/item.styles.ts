import { css } from 'lit';

export const itemStyles = css`
  .preview {
    position: relative;
    display: grid;
    place-items: center;
    block-size: 17em;
    background: radial-gradient(90% 80% at 50% 42%, var(--_sky), var(--_ground));
  }
  .preview .model {
    inline-size: 16em;
    max-inline-size: 100%;
    block-size: 16em;
    object-fit: contain;
  }
  .preview img.model {
    inline-size: 11em;
    block-size: 11em;
  }
  .try {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline-end: 0.75rem;
    padding-inline: 0.875em 1.125em;
    background: color-mix(in oklab, var(--_surface) 90%, transparent);
    font-size: 0.875em;
  }
  .try[aria-pressed='true'] {
    background: var(--_surface);
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .about {
    display: grid;
    gap: 0.5em;
    padding: 1.25em;
  }
  .dialog-title {
    font: 700 1.375em/1.25 var(--_display);
    letter-spacing: -0.01em;
  }
  .about .facts {
    font-size: 0.875em;
  }
  .action {
    display: grid;
    align-content: end;
    gap: 0.75em;
    min-block-size: 6.5em;
    padding-block-start: 0.5em;
  }
  .button.wide {
    inline-size: 100%;
    min-block-size: 3.25rem;
  }
  .spend {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1.4fr;
    gap: 0.625em;
    margin-block-start: 0.75em;
  }
  .why {
    display: flex;
    align-items: center;
    gap: 0.625em;
    padding: 0.875em 1em;
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_sunken);
  }
  .why.warn {
    color: var(--_warn);
  }
  .short {
    display: grid;
    gap: 0.5em;
    padding: 0.875em 1em;
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_sunken);
    --_track: color-mix(in oklab, var(--_line), var(--_ink) 12%);
  }
  .working {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    min-block-size: 3.25rem;
  }
  .spinner {
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 2.5px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
  }
  .bought {
    text-align: center;
  }
  .bought-title {
    font: 700 1.125em/1.3 var(--_display);
    color: var(--_good);
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.9s linear infinite;
    }
    .bought-title {
      animation: pop 0.5s cubic-bezier(0.2, 1.6, 0.4, 1);
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes pop {
    from {
      scale: 0.6;
      opacity: 0;
    }
  }
`;
