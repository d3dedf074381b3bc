/** What a buddy's appearance says when its pictures could not be kept. */
export const NEEDS_RERENDER = 'needs_rerender';
