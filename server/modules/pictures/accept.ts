import { fail } from './errors.ts';
import { sanitiseSvg } from './sanitise-svg.ts';
import { sniffImage } from './sniff.ts';
import { SvgRefusal } from './svg-tokens.ts';

export type Extension = 'png' | 'jpg' | 'webp' | 'gif' | 'svg';

export const CONTENT_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
} as const satisfies Record<Extension, string>;

/** A picture that may be shown: known in kind, bounded in size. */
export interface Picture {
  bytes: Uint8Array;
  extension: Extension;
  /** In pixels; of an SVG in its own units. */
  width: number;
  height: number;
}

/** What customers may send us. */
export const MAX_PICTURE_BYTES = 2 * 1024 * 1024;
export const MAX_SVG_BYTES = 512 * 1024;
/** A few bytes can promise a picture that fills the memory of every browser that shows it. */
export const MAX_SIDE_PIXELS = 4_096;

export interface Taken {
  maxBytes?: number;
  /** Whether drawings are taken too, cleaned of all that is not shapes and paint. */
  svg?: boolean;
}

/** The bytes as a picture that may be shown. Throws 422 `bad_image` with the reason. */
export function acceptPicture(
  sent: Uint8Array,
  { maxBytes = MAX_PICTURE_BYTES, svg = true }: Taken = {},
): Picture {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  const refuse = (reason: string) =>
    fail('bad_image', {
      reason,
      allowed: ['png', 'jpeg', 'webp', 'gif', ...(svg ? ['svg'] : [])],
      max_bytes: maxBytes,
      max_side_pixels: MAX_SIDE_PIXELS,
      bytes: bytes.length,
    });
  if (bytes.length > maxBytes) throw refuse('it is too large');
  const known = sniffImage(bytes);
  if (known) {
    const { width, height } = known;
    if (Math.min(width, height) < 1 || Math.max(width, height) > MAX_SIDE_PIXELS)
      throw refuse(`it is ${width} × ${height} pixels`);
    return { bytes, ...known };
  }
  const text = svg ? asText(bytes) : undefined;
  if (text === undefined || !/^\s*</.test(text)) throw refuse('it is no image of a kind that is taken');
  if (bytes.length > MAX_SVG_BYTES) throw refuse(`an SVG may have ${MAX_SVG_BYTES} bytes`);
  try {
    const clean = sanitiseSvg(text);
    const { width, height } = clean;
    return {
      bytes: Buffer.from(clean.text),
      extension: 'svg',
      width: Math.ceil(width),
      height: Math.ceil(height),
    };
  } catch (error) {
    if (error instanceof SvgRefusal) throw refuse(error.message);
    throw error;
  }
}

/** Undefined for what is no UTF-8. */
function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
