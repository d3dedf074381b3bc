/** Where the manifest of the elements is kept. */
export const manifestPath: string;

/** What the doc lines of the elements say, as the text of a custom elements manifest. */
export function elementsManifest(): string;
