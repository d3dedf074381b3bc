/** An id no one else has. `crypto.randomUUID` is missing on plain-http pages. */
export const randomId = (prefix: string): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};
