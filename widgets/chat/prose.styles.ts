import { css } from 'lit';

/** The text of an answer. */
export const proseStyles = css`
  .prose {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  .prose .raw {
    white-space: pre-wrap;
  }
  .prose h4 {
    margin-block-start: 0.4em;
    font: 650 1.0625em/1.35 var(--_display);
  }
  .prose :is(ul, ol) {
    display: grid;
    gap: 0.3em;
    padding-inline-start: 1.375em;
    list-style: disc;
  }
  .prose ol {
    list-style: decimal;
  }
  .prose li::marker {
    color: var(--_muted);
  }
  .prose li :is(ul, ol) {
    margin-block-start: 0.3em;
  }
  .prose strong {
    font-weight: 650;
  }
  .prose a {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .host {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .prose code {
    padding: 0.1em 0.35em;
    border-radius: 0.375em;
    background: var(--_sunken);
    font:
      0.9em/1.5 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  .prose pre {
    margin: 0;
    padding: 0.75em 0.875em;
    border-radius: 0.75em;
    background: var(--_sunken);
    overflow: auto;
  }
  .prose pre code {
    padding: 0;
    background: none;
  }
  .prose blockquote {
    margin: 0;
    padding-inline-start: 0.875em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .prose hr {
    inline-size: 100%;
    margin: 0.25em 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .prose .table {
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: 0.75em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
    line-height: 1.35;
  }
  :is(th, td) {
    padding: 0.5em 0.75em;
    border-block-start: 1px solid var(--_line);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: normal;
  }
  thead :is(th, td) {
    border: 0;
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }
  [data-figure] {
    text-align: end;
    white-space: nowrap;
  }
`;
