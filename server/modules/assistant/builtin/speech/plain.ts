/** Control signs, and signs that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
const MOST = 80;

/**
 * A text that a person or a bank wrote, as data within an answer in markdown: nothing in it is a link, a heading, code,
 * a table, HTML or an emphasis, and it stays on its line.
 */
export function plain(text: string, most = MOST): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const shown = [...line].length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
  return (
    shown
      .replace(/[\\`*_[\]~<>|]/g, '\\$&')
      // What begins a heading, a list or a quote, begins none here.
      .replace(/^([#+-]|\d+(?=[.)]))/, '\\$1')
      .replace(/^\\(\d+)([.)])/, '$1\\$2')
      // Bare addresses become links in most readers of markdown.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www|mailto|javascript|data|xmpp)([.:])/gi, '$1\\$2')
      .replace(/@/g, '\\@')
      .replace(/&(?=#?\w+;)/g, '\\&')
  );
}
