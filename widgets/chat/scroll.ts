/** Stays at the end of a conversation while it grows, unless its reader has gone elsewhere in it. */
export interface Scroll {
  readonly isAtEnd: boolean;
  onScroll: (event: Event) => void;
  /** Goes to the end, now and with what comes. */
  toEnd(): void;
  drawn: () => void;
}

/** Within a line of the end is at the end. */
const NEAR_PX = 32;

export function createScroll(root: ParentNode, redraw: () => void): Scroll {
  let isAtEnd = true;
  const place = (): Element | null => root.querySelector('.talk');
  const drawn = (): void => {
    const at = place();
    if (at && isAtEnd) at.scrollTop = at.scrollHeight;
  };
  return {
    get isAtEnd() {
      return isAtEnd;
    },
    onScroll({ currentTarget: at }) {
      if (!(at instanceof Element)) return;
      const wasAtEnd = isAtEnd;
      isAtEnd = at.scrollHeight - at.scrollTop - at.clientHeight <= NEAR_PX;
      if (isAtEnd !== wasAtEnd) redraw();
    },
    toEnd() {
      isAtEnd = true;
      drawn();
      redraw();
    },
    drawn,
  };
}
