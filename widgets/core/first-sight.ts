/** A picture that takes longer than this holds nothing up. */
const PATIENCE_MS = 2_500;

let open: () => void;
/** What nobody sees at first waits for this: a slow machine draws the buddy before it does anything else. */
export const afterFirstSight = new Promise<void>((resolve) => (open = resolve));

/** The first picture stands, or there will be none. */
export const firstSight = (): void => open();
/** A picture is to come. */
export const expectSight = (): void => void setTimeout(open, PATIENCE_MS);
