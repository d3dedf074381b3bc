/** What bytes are, whatever their sender calls them, and how large the picture is that they promise. */
export interface Sniffed {
  extension: 'png' | 'jpg' | 'webp' | 'gif';
  width: number;
  height: number;
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

function sizeOfPng(bytes: Buffer): [number, number] | undefined {
  return bytes.length >= 33 && ascii(bytes, 12, 16) === 'IHDR'
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : undefined;
}

function sizeOfGif(bytes: Buffer): [number, number] | undefined {
  return bytes.length >= 13 ? [bytes.readUInt16LE(6), bytes.readUInt16LE(8)] : undefined;
}

/** The three kinds of WebP: simple, lossless, and extended (RFC 9649). */
function sizeOfWebp(bytes: Buffer): [number, number] | undefined {
  if (bytes.length < 30) return undefined;
  const chunk = ascii(bytes, 12, 16);
  if (chunk === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (chunk === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  if (chunk !== 'VP8L' || bytes[20] !== 0x2f) return undefined;
  const bits = bytes.readUInt32LE(21);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** Start-of-frame markers; the others among C0 to CF hold tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the segments of a JPEG to the one that says how large it is. */
function sizeOfJpeg(bytes: Buffer): [number, number] | undefined {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    // A fill byte, else a segment whose length counts itself.
    at += marker === 0xff ? 1 : 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}

function kindOf(bytes: Buffer): Sniffed['extension'] | undefined {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return 'jpg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  return /^GIF8[79]a$/.test(ascii(bytes, 0, 6)) ? 'gif' : undefined;
}

const SIZES = { png: sizeOfPng, jpg: sizeOfJpeg, webp: sizeOfWebp, gif: sizeOfGif };

/** Undefined for whatever is no PNG, JPEG, WebP or GIF with a size. */
export function sniffImage(bytes: Buffer): Sniffed | undefined {
  const extension = kindOf(bytes);
  const size = extension && SIZES[extension](bytes);
  return extension && size && { extension, width: size[0], height: size[1] };
}
