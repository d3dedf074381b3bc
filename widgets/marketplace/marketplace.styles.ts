import { css } from 'lit';

export const styles = css`
  .base {
    block-size: var(--fledge-shelf-height, 40em);
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em 1em;
    min-block-size: 4em;
    padding: 0.75em 1.25em 0.25em;
  }
  .header h2 {
    flex: 1 1 4.5em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font: 700 1.25em/1.25 var(--_display);
    letter-spacing: -0.01em;
  }
  .purse {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    flex: none;
    padding: 0.4em 0.75em 0.4em 0.5em;
    border-radius: 2em;
    background: var(--_sunken);
    font: 700 0.9375em/1.2 var(--_display);
    font-variant-numeric: tabular-nums;
  }
  .filters {
    display: flex;
    flex: none;
    gap: 0.375em;
    min-block-size: 3.75rem;
    padding: 0.5rem 1.25em;
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: 1px solid var(--_line);
    mask-image: linear-gradient(90deg, transparent, #000 1.25em calc(100% - 1.25em), transparent);
  }
  .chip {
    flex: none;
    min-block-size: 2.75rem;
    padding: 0 1em;
    border: 1.5px solid var(--_line);
    border-radius: 3em;
    background: none;
    font-size: 0.875em;
    font-weight: 550;
    transition: background-color 0.15s;
  }
  .chip:hover {
    background: var(--_sunken);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    gap: 1.5em;
    padding: 1.25em;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
    border-radius: 0 0 var(--_radius) var(--_radius);
  }
  .shelf h3 {
    margin-block-end: 0.625em;
    color: var(--_muted);
    font: 650 0.8125em/1.3 var(--_font);
    letter-spacing: 0.02em;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(8.5em, 46%), 1fr));
    gap: 0.75em;
  }
  /* What will stand here, as a promise behind the words. */
  .ghost {
    position: absolute;
    inset: 0;
    padding: 1.25em;
    overflow: hidden;
    opacity: 0.55;
    mask-image: radial-gradient(22em 15em at 50% 50%, transparent 55%, #000);
  }
  .ghost .bone {
    animation: none;
  }
  .ghost ~ .notice {
    position: relative;
  }
  .card-bone {
    aspect-ratio: 0.74;
    border-radius: calc(var(--_radius) * 0.75);
  }
  .card {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    display: flex;
    flex-direction: column;
    gap: 0.25em;
    padding: 0.5em 0.5em 0.75em;
    border: 1.5px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    text-align: start;
    transition:
      translate 0.18s,
      box-shadow 0.18s,
      border-color 0.18s;
  }
  .tile {
    display: block;
    margin-block-end: 0.375em;
    padding: 6%;
    border-radius: calc(var(--_radius) * 0.5);
    background:
      radial-gradient(closest-side, light-dark(#fff, rgb(255 255 255 / 0.3)), transparent),
      color-mix(in oklab, var(--_rarity, var(--_line)) 22%, var(--_sunken));
  }
  .tile img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 1;
    object-fit: contain;
    transition: scale 0.25s cubic-bezier(0.2, 1.4, 0.4, 1);
  }
  .tile img[data-missing] {
    visibility: hidden;
  }
  .card[data-standing='locked'] img,
  .card[data-standing='sold_out'] img {
    filter: grayscale(0.9);
    opacity: 0.7;
  }
  .item-name {
    padding-inline: 0.375em;
    font-weight: 600;
    font-size: 0.9375em;
    line-height: 1.25;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .card .facts {
    margin-block-start: auto;
    padding-inline: 0.375em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.125em 0.5em;
    font-size: 0.8125em;
  }
  .gem {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_muted);
  }
  .gem::before {
    content: '';
    inline-size: 0.5625em;
    block-size: 0.5625em;
    border-radius: 2px;
    rotate: 45deg;
    background: var(--_rarity);
  }
  [data-rarity='common'] {
    --_rarity: #8f949c;
  }
  [data-rarity='uncommon'] {
    --_rarity: #2f9e6e;
  }
  [data-rarity='rare'] {
    --_rarity: #3b78e7;
  }
  [data-rarity='epic'] {
    --_rarity: #9450e0;
  }
  [data-rarity='legendary'] {
    --_rarity: #e39a12;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    color: var(--_muted);
    font-weight: 600;
  }
  .tag.price {
    color: var(--_ink);
    font-weight: 700;
  }
  .tag.price[data-short] {
    color: var(--_muted);
  }
  .tag.own {
    color: var(--_good);
  }
  .tag .icon {
    inline-size: 1.0625em;
    block-size: 1.0625em;
    stroke-width: 2.5;
  }
  .scarce {
    position: absolute;
    inset-block-start: 0.9em;
    inset-inline-start: 0.9em;
    padding: 0.125em 0.625em;
    border-radius: 1em;
    background: var(--_surface);
    color: var(--_warn);
    font-size: 0.75em;
    font-weight: 600;
  }
  @media (hover: hover) {
    .card:hover {
      translate: 0 -2px;
      border-color: color-mix(in oklab, var(--_rarity) 60%, var(--_line));
      box-shadow: 0 10px 24px -14px rgb(0 0 0 / 0.4);
    }
    .card:hover img {
      scale: 1.06;
    }
  }
  @container (max-width: 20rem) {
    .cards {
      gap: 0.5em;
    }
    .scroll {
      padding-inline: 1em;
    }
    .item-name {
      padding-inline: 0;
      font-size: 0.8125em;
    }
    .card .facts {
      padding-inline: 0;
    }
  }
  @container (max-width: 15rem) {
    .cards {
      grid-template-columns: 1fr;
    }
  }
  @container (min-width: 48rem) {
    /* Small shelves stand side by side. */
    .scroll {
      flex-flow: row wrap;
      align-content: flex-start;
      gap: 1.5em 1em;
    }
    .scroll > .notice {
      min-block-size: 100%;
    }
    .shelf .cards {
      display: flex;
      flex-wrap: wrap;
      gap: 1em;
    }
    .shelf li {
      inline-size: 10.5em;
    }
    .scroll > .cards {
      flex: 1;
      grid-template-columns: repeat(auto-fill, minmax(10em, 1fr));
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .gem::before {
      forced-color-adjust: none;
    }
  }
`;
