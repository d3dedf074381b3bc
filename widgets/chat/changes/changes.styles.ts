import { css } from 'lit';

/** A change that waits for a word, or what became of it. */
export const changeStyles = css`
  .change {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
    padding: 1rem;
    border: 1.5px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    overflow-wrap: anywhere;
  }
  .change[data-standing='waits'] {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 5%, var(--_surface));
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
  }
  .standing .muted {
    margin-inline-start: auto;
    font-weight: 400;
  }
  [data-standing='waits'] .standing {
    color: var(--_accent);
  }
  [data-standing='executed'] .standing {
    color: var(--_good);
  }
  .change h4 {
    font: 650 1.0625em/1.35 var(--_display);
  }
  .change > .muted {
    font-size: 0.9375em;
  }
  .lines {
    display: grid;
  }
  .lines > div {
    display: grid;
    grid-template-columns: minmax(4.5em, 2fr) 5fr;
    gap: 0.75rem;
    padding-block: 0.4375rem;
    border-block-start: 1px solid var(--_line);
  }
  .lines dt {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .lines dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
  }
  .lines s {
    color: var(--_muted);
  }
  .lines b {
    font-weight: 650;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.25rem;
  }
  .fields {
    display: grid;
    gap: 0.75rem;
  }
  .fields label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.9375em;
  }
  .fields label > span {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0.5em 0.75em;
    border: 1.5px solid color-mix(in oklab, var(--_muted) 60%, var(--_line));
    border-radius: 0.75rem;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
  }
  .button.danger {
    background: light-dark(#b3261e, #ffb4ab);
    color: light-dark(#ffffff, #410002);
  }
  .button.danger:hover {
    background: light-dark(#8c1d18, #ffdad6);
  }
  @container (max-width: 22rem) {
    .choices .button {
      flex: 1 1 auto;
    }
    .choices .confirm {
      flex-basis: 100%;
    }
  }
`;
