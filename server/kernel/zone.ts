/** An IANA zone as arithmetic: offsets are looked up in transitions that Intl was asked for once. */
export interface Zone {
  readonly name: string;
  /** Milliseconds to add to UTC to get the clock on the wall at that instant. */
  offsetAt(ms: number): number;
  /** The end of a stretch of constant offset that holds `ms` (maybe not the longest such stretch). */
  steadyUntil(ms: number): number;
}

/** 99.4 days: small enough that the first use of a zone costs 0.1 ms, and a power of two, so exact. */
const CHUNK_MS = 2 ** 33;
/** Steps of 1.55 days find every transition: since 1970 no zone ever had two within 6.9 days (tzdata 2025). */
const STEPS = 64;
const STEP_MS = CHUNK_MS / STEPS;
const MAX_CHUNKS = 64;
const MAX_ZONES = 1_000;

/** `starts[0]` is the start of the chunk; each further start is a transition, exact to the millisecond. */
interface Chunk {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
  readonly end: number;
}

export const UTC: Zone = { name: 'UTC', offsetAt: () => 0, steadyUntil: () => Number.POSITIVE_INFINITY };

const zones = new Map<string, Zone>([['UTC', UTC]]);

/** The zone of that IANA name. A name this runtime does not know counts as UTC. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  // Names are case-insensitive, so a caller can make up any number of them.
  if (zones.size >= MAX_ZONES) zones.clear();
  const zone = openZone(name);
  zones.set(name, zone);
  return zone;
}

function openZone(name: string): Zone {
  const format = formatOf(name);
  if (!format) return { ...UTC, name };
  const ask = (ms: number): number => offsetByIntl(format, ms);
  const chunks = new Map<number, Chunk>();

  const chunkAt = (ms: number): Chunk => {
    const index = Math.floor(ms / CHUNK_MS);
    const known = chunks.get(index);
    if (known) return known;
    if (chunks.size >= MAX_CHUNKS) chunks.clear();
    const chunk = readChunk(ask, index * CHUNK_MS);
    chunks.set(index, chunk);
    return chunk;
  };

  return {
    name,
    offsetAt(ms) {
      const { starts, offsets } = chunkAt(ms);
      let i = starts.length - 1;
      while (i > 0 && (starts[i] ?? 0) > ms) i--;
      return offsets[i] ?? 0;
    },
    steadyUntil(ms) {
      const { starts, end } = chunkAt(ms);
      return starts.find((start) => start > ms) ?? end;
    },
  };
}

function readChunk(ask: (ms: number) => number, start: number): Chunk {
  const starts = [start];
  const offsets = [ask(start)];
  let before = offsets[0] ?? 0;
  for (let step = 1; step <= STEPS; step++) {
    const at = start + step * STEP_MS;
    const after = ask(at);
    if (after === before) continue;
    const change = bisect(ask, at - STEP_MS, at, before);
    // A change on the seam belongs to the next chunk, which starts there.
    if (change < start + CHUNK_MS) {
      starts.push(change);
      offsets.push(after);
    }
    before = after;
  }
  return { starts, offsets, end: start + CHUNK_MS };
}

/** The first millisecond of (low, high] at which the offset is no longer `before`. */
function bisect(ask: (ms: number) => number, low: number, high: number, before: number): number {
  let [same, changed] = [low, high];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (ask(middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `4/8/2026, 10:30:00` read back as if it were UTC, less the instant it shows. */
function offsetByIntl(format: Intl.DateTimeFormat, ms: number): number {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] =
    format.format(ms).match(/\d+/g)?.map(Number) ?? [];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}
