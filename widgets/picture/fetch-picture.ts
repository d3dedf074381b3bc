import { pictures } from '../core/early.ts';

const KEPT = 24;

async function load(url: string): Promise<string | null> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`picture ${response.status}`);
  return response.headers.get('content-type')?.includes('svg') ? response.text() : null;
}

/** The text of an SVG, or null if the picture is of another kind. Addresses of pictures are immutable. */
export function fetchPicture(url: string): Promise<string | null> {
  const known = pictures.get(url);
  if (known) return known;
  const loading = load(url);
  pictures.set(url, loading);
  loading.catch(() => pictures.delete(url));
  const [oldest] = pictures.keys();
  if (pictures.size > KEPT && oldest !== undefined) pictures.delete(oldest);
  return loading;
}
