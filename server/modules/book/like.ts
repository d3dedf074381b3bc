/** A LIKE pattern that finds the text anywhere, whatever signs of LIKE it holds. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
