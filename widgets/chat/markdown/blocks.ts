/** What of a lexer is needed: it cuts a text into blocks whose `raw` parts in order are the text. */
export type Cut = (text: string) => readonly { type: string; raw: string }[];

/** A text that grows, as the markdown of its blocks: those that can still change are cut anew, no others. */
export interface Blocks {
  /** The blocks of the text. Those of a text that this one begins with keep their place and content. */
  of(text: string): readonly string[];
}

const isText = ({ type }: { type: string }): boolean => type !== 'space';

export function createBlocks(cut: Cut): Blocks {
  let known = '';
  let blocks: readonly string[] = [];
  /** So much of the text is in blocks that nothing behind it can change. */
  let settledTo = 0;
  let settled: string[] = [];

  /** Only whole lines decide: a fence that has just begun may turn out to be none. */
  function settle(text: string): void {
    const open = cut(text.slice(settledTo, text.lastIndexOf('\n') + 1));
    // A list goes on after an empty line: the last block that is more than white space may still change.
    const closed = open.slice(0, Math.max(0, open.findLastIndex(isText)));
    settledTo += closed.reduce((length, { raw }) => length + raw.length, 0);
    settled = [...settled, ...closed.filter(isText).map(({ raw }) => raw)];
  }

  return {
    of(given) {
      const text = given.replaceAll(/\r\n?/g, '\n');
      if (text === known) return blocks;
      if (!text.startsWith(known)) {
        settledTo = 0;
        settled = [];
      }
      known = text;
      if (text.indexOf('\n', settledTo) >= 0) settle(text);
      const open = cut(text.slice(settledTo)).filter(isText);
      blocks = [...settled, ...open.map(({ raw }) => raw)];
      return blocks;
    },
  };
}
