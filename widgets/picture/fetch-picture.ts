import { ask, pictures } from '../core/early.ts';

const KEPT = 24;
const kept = new Map<string, Promise<string | null>>();

async function load(url: string): Promise<string | null> {
  const text = pictures.get(url);
  // Without waiting for anything, so that the picture is painted in one frame with the card around it.
  if (pictures.delete(url)) return text ?? null;
  const response = await ask(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`picture ${response.status}`);
  return response.headers.get('content-type')?.includes('svg') ? response.text() : null;
}

/** The text of an SVG, or null if the picture is of another kind. Addresses of pictures are immutable. */
export function fetchPicture(url: string): Promise<string | null> {
  const known = kept.get(url);
  if (known) return known;
  const loading = load(url);
  kept.set(url, loading);
  loading.catch(() => kept.delete(url));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return loading;
}
