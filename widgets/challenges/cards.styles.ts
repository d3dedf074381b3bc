import { css } from 'lit';

export const cardStyles = css`
  .card {
    --_tint: #1793a6;
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: start;
    gap: 0.75em;
    padding: 1em;
    border: 1.5px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .card > :not(.mark, .told) {
    grid-column: 1 / -1;
  }
  [data-category='needs'] {
    --_tint: #3b78e7;
  }
  [data-category='wants'] {
    --_tint: #d6498b;
  }
  [data-category='culture'] {
    --_tint: #9450e0;
  }
  [data-category='unexpected'] {
    --_tint: #d9730d;
  }
  [data-category='savings'] {
    --_tint: #2f9e6e;
  }
  .mark,
  .medal {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 0.9em;
  }
  .mark {
    background: color-mix(in oklab, var(--_tint) 17%, var(--_surface));
    color: color-mix(in oklab, var(--_tint) 78%, var(--_ink));
  }
  .told {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .told > .muted,
  .figure,
  .reason,
  .why,
  .badge .muted {
    display: block;
    font-size: 0.875em;
    line-height: 1.4;
  }
  .facts {
    flex-wrap: wrap;
    gap: 0.125em 1em;
    margin-block-start: 0.25em;
  }
  .level i {
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: -0.125em;
    border-radius: 50%;
    background: var(--_line);
  }
  .level i:first-child,
  [data-level='medium'] i:nth-child(2),
  [data-level='hard'] i {
    background: color-mix(in oklab, var(--_tint) 80%, var(--_ink));
  }
  .reward {
    color: var(--_ink);
    font-weight: 700;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625em;
    margin-block-start: 0.5em;
  }
  .left {
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .left[data-soon],
  .why {
    color: var(--_warn);
    font-weight: 600;
  }
  .reason {
    padding: 0.625em 0.75em;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 0.375em;
    background: var(--_sunken);
  }
  .action {
    display: grid;
    gap: 0.5em;
  }
  [data-status='completed'] {
    border-color: color-mix(in oklab, var(--fledge-coin, #f8c33c) 80%, var(--_ink));
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 9%, var(--_surface));
  }
  .claimed {
    color: var(--_good);
    font-weight: 650;
  }
  .long {
    inline-size: 100%;
    margin-block-start: 0.75em;
  }
  .badge {
    gap: 0.75em;
    line-height: 1.35;
  }
  .medal {
    border: 1.5px dashed var(--_line);
    border-radius: 50%;
    color: var(--_muted);
  }
  .medal .icon {
    fill: none;
    color: inherit;
  }
  .mark .icon {
    scale: 1.25;
  }
  .figure b,
  .reason {
    unicode-bidi: plaintext;
  }
  [data-earned] .medal {
    border: 0;
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 42%, var(--_surface));
    color: var(--_ink);
  }
  .confetti,
  .flying-coin {
    position: absolute;
    z-index: 3;
    inline-size: 0.5em;
    block-size: 0.75em;
    border-radius: 2px;
    pointer-events: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    [data-status='completed'],
    .claimed {
      animation: land 0.5s cubic-bezier(0.2, 1.5, 0.4, 1);
    }
  }
  @keyframes land {
    from {
      scale: 0.94;
      opacity: 0.4;
    }
  }
  @container (max-width: 20rem) {
    .header,
    .scroll {
      padding-inline: 0.875em;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
