import { css } from 'lit';

/** Places, under what is known of allergies: each verdict has a sign, a word and an edge of its own. */
export const placeStyles = css`
  .places {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
    gap: 0.875rem;
  }
  .place {
    --_edge: var(--_line);
    display: flex;
    flex-direction: column;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.75);
    overflow: hidden;
  }
  .place[data-verdict='unsafe'] {
    --_edge: light-dark(#b3261e, #ffb4ab);
    border: 3px solid var(--_edge);
  }
  .place[data-verdict='unknown'] {
    --_edge: light-dark(#9a4a00, #ffbf7a);
    border: 3px dashed var(--_edge);
  }
  .verdict {
    display: grid;
    gap: 0.375rem;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--_edge);
    background: color-mix(in oklab, var(--_edge) 12%, var(--_surface));
    font-size: 0.9375em;
    line-height: 1.4;
  }
  .verdict > p:first-child {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .verdict b {
    font-weight: 700;
  }
  .verdict .icon {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  [data-verdict='unsafe'] .verdict > p:first-child,
  [data-verdict='unknown'] .verdict > p:first-child {
    color: color-mix(in oklab, var(--_edge) 85%, var(--_ink));
    font-size: 1.0625em;
  }
  [data-verdict='unsafe'] .verdict {
    padding-block-start: 1.25rem;
    background:
      repeating-linear-gradient(-45deg, var(--_edge) 0 0.5rem, transparent 0.5rem 1rem) top / 100% 0.5rem
        no-repeat,
      color-mix(in oklab, var(--_edge) 12%, var(--_surface));
  }
  [data-verdict='clear'] .verdict {
    background: none;
  }
  [data-verdict='clear'] .verdict > p:first-child {
    color: var(--_good);
  }
  .fine {
    font-size: 0.875em;
  }
  .verdict ul {
    display: grid;
    gap: 0.5rem;
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.5rem 0.75rem;
    padding: 0.875rem 1rem 1rem;
    font-size: 0.9375em;
    line-height: 1.45;
  }
  .about > :not(h4, .fit) {
    grid-column: 1 / -1;
  }
  .about h4 {
    font: 650 1.1em/1.3 var(--_display);
  }
  .nth {
    font-weight: 400;
  }
  .fit {
    padding: 0.1875em 0.625em;
    border-radius: 1em;
    background: color-mix(in oklab, var(--_accent) 13%, var(--_surface));
    font-size: 0.8125em;
    font-weight: 650;
    white-space: nowrap;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.875rem;
    font-size: 0.9375em;
  }
  .tags li {
    display: flex;
    align-items: center;
    gap: 0.3125rem;
  }
  .tags .icon {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
    color: var(--_accent);
  }
  .map-link {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.375rem;
    justify-self: start;
    min-block-size: 2.75rem;
    margin-block-end: -0.625rem;
    color: var(--_accent);
    font-weight: 600;
    text-underline-offset: 0.15em;
  }
  .map-link .host {
    font-weight: 400;
  }
  .unjudged {
    display: flex;
    gap: 0.5rem;
    font-size: 0.875em;
    line-height: 1.4;
  }
  .map,
  .radar {
    display: block;
    inline-size: 100%;
  }
  .map {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_sunken);
  }
  .grid {
    fill: none;
    stroke: var(--_line);
    stroke-width: 1;
  }
  .spot {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .map text {
    fill: var(--_on-accent);
    font: 700 11px var(--_font);
  }
  .radar {
    max-inline-size: 20rem;
    margin-inline: auto;
    overflow: visible;
  }
  .radar text {
    fill: var(--_muted);
    font: 9px var(--_font);
  }
  .shape {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .shape-1 {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .radar .shape-1 {
    fill: color-mix(in oklab, var(--_accent) 16%, transparent);
  }
  .shape-2 {
    stroke-dasharray: 5 3;
  }
  .shape-3 {
    stroke: var(--_muted);
    stroke-dasharray: 1.5 3;
    stroke-linecap: round;
  }
  .shape-4 {
    stroke: var(--_good);
    stroke-dasharray: 8 3 2 3;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.25rem 1rem;
    font-size: 0.8125em;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4375rem;
  }
  .legend svg {
    inline-size: 1.75rem;
    block-size: 0.5rem;
  }
  @container (max-width: 15rem) {
    .about {
      grid-template-columns: minmax(0, 1fr);
    }
    .fit {
      justify-self: start;
    }
  }
`;
