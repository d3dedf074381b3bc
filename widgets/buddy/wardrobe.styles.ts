import { css } from 'lit';

export const wardrobeStyles = css`
  .wardrobe {
    padding: 1.25em;
    background: radial-gradient(80% 16em at 50% 10em, var(--_sky), transparent);
  }
  .dialog-title {
    min-block-size: 2.25rem;
    padding-inline-end: 3em;
    font: 700 1.25em/1.3 var(--_display);
  }
  .mirror {
    inline-size: min(15em, 70%);
    margin-inline: auto;
  }
  .mirror-status {
    min-block-size: 1.5em;
    margin-block-end: 0.5em;
    text-align: center;
    font-size: 0.875em;
  }
  .hangers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.5em, 1fr));
    gap: 0.5em;
    min-block-size: 9em;
  }
  .hanger-bone {
    block-size: 9em;
  }
  .hanger {
    inline-size: 100%;
    display: grid;
    justify-items: center;
    gap: 0.125em;
    padding: 0.75em 0.5em;
    border: 1.5px solid var(--_line);
    border-radius: 1em;
    background: none;
    font-size: 0.875em;
    transition: border-color 0.15s;
  }
  .hanger .ellipsis {
    max-inline-size: 100%;
  }
  .hanger img {
    inline-size: 5em;
    block-size: 5em;
  }
  .hanger:hover {
    border-color: var(--_muted);
  }
  .hanger[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 8%, var(--_surface));
  }
  .hanger[aria-disabled='true'] {
    cursor: progress;
  }
  .worn {
    display: flex;
    align-items: center;
    gap: 0.25em;
  }
  .worn .icon {
    inline-size: 1em;
    block-size: 1em;
    stroke-width: 3;
  }
`;
