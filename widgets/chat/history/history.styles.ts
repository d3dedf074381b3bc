import { css } from 'lit';

/** The list of conversations. */
export const historyStyles = css`
  .rows {
    max-inline-size: 44rem;
    margin-inline: auto;
    padding: 0.5rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    border-radius: 1rem;
  }
  .row:hover,
  .row[aria-current] {
    background: var(--_sunken);
  }
  .row .open {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 0.125rem;
    min-block-size: 3.25rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-radius: 1rem;
    background: none;
    text-align: start;
  }
  .row .open b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .row .open .muted {
    font-size: 0.8125em;
  }
  .row-form {
    flex: 1 1 100%;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.75rem 0.75rem;
  }
  .row-form :is(p, .input) {
    flex: 1 1 12rem;
  }
`;
