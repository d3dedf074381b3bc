/** Where `scripts/install-next.js` installs Next, with a slash at the end. */
export const nextFolder: string;
