import { z } from 'zod';

/**
 * The field types that inputs are made of. Everything from outside passes one of these, so the limits of
 * the whole product (lengths, ranges, characters Postgres cannot store) stand in one place.
 */

/** Postgres text cannot hold U+0000, and lone surrogates are no UTF-8. */
const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

export const text = (max: number, min = 1) =>
  z.string().min(min).max(max).refine(storable, 'must not contain NUL or broken Unicode');

/** Lower-case snake_case, as rules, badges, skills, tokens and audiences are named. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower-case snake_case, at most 64 characters');

/** A type of event: snake_case, dots allowed as namespaces (`lesson.completed`). */
export const eventType = z
  .string()
  .regex(/^[a-z][a-z0-9_.]{0,63}$/, 'must be lower-case snake_case, at most 64 characters');

export const audience = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be lower-case snake_case, at most 32 characters');

/** The host's own id of an end user: any printable text up to 128 characters. */
export const userId = text(128);

/** An id in a path. Any text is allowed: what is no id of ours is simply not found. */
export const pathId = z.string().max(256).refine(storable, 'must not contain NUL or broken Unicode');

/** Year 1970 to 9999. `Date.parse` alone would take 2026-02-30 for March 2. */
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):?(\d{2}))$/;
function isInstant(value: string): boolean {
  const match = INSTANT.exec(value);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    year < 1970 ||
    month < 1 ||
    month > 12
  )
    return false;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return (
    (hour ?? 99) < 24 &&
    (minute ?? 99) < 60 &&
    (second ?? 99) < 60 &&
    Number.isFinite(Date.parse(value.replace(' ', 'T')))
  );
}

/** RFC 3339 with a zone; comes out as UTC with milliseconds. */
export const instant = z
  .string()
  .max(40)
  // Aborts, or the overwrite would be given what is no date.
  .refine(isInstant, {
    error: 'must be a real date and time with a zone, like 2026-04-08T10:30:00Z',
    abort: true,
  })
  .overwrite((value) => new Date(value.replace(' ', 'T')).toISOString());

/** A calendar day that exists, from 1970 to 9999. */
export const day = z
  .string()
  .max(10)
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(`${value}T00:00:00Z`),
    'must be a real day, like 2026-04-08',
  );

/** A calendar day, or an instant with its zone, kept as written: its day is the one that the caller's clock showed. */
export const dayOrInstant = z
  .string()
  .max(40)
  .refine(
    (value) => day.safeParse(value).success || isInstant(value),
    'must be a real day, like 2026-04-08, or a date and time with a zone',
  );

/** A UUID in a body or a query. */
export const uuid = z.guid().overwrite((value) => value.toLowerCase());

/** A UUID in a path: documented as one, and anything else is simply not found. */
export const uuidPath = pathId.meta({ format: 'uuid' });

/** A whole number of coins or tokens in one movement. Far below 2^53, so sums stay exact. */
export const amount = z.int().min(1).max(1_000_000_000);

const zones = new Set<string>();
const MAX_ZONES = 2_000;

/** Asking Intl costs as much as all the rest of a request, and answers are checked as well as questions. */
function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (zones.size < MAX_ZONES) zones.add(name);
  return true;
}

export const timezone = z.string().max(64).refine(isZone, 'must be an IANA time zone, like Europe/Berlin');

export const email = z
  .string()
  .max(254)
  .pipe(z.email())
  .overwrite((value) => value.toLowerCase());

const MAX_DEPTH = 8;
const MAX_NODES = 1_000;

/** Depth, size and characters of a free JSON value, walked without recursion on hostile input. */
function isTame(value: unknown): boolean {
  const stack: [unknown, number][] = [[value, 0]];
  let nodes = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) return false;
    if (typeof node === 'string' && !storable(node)) return false;
    if (typeof node === 'number' && !Number.isFinite(node)) return false;
    if (node === null || typeof node !== 'object') continue;
    for (const [name, child] of Object.entries(node)) {
      if (!storable(name)) return false;
      stack.push([child, depth + 1]);
    }
  }
  return true;
}

/** A free map that belongs to the caller (`metadata`, `properties`): its keys keep their own casing. */
export const freeMap = z
  .record(z.string().max(128), z.unknown())
  .refine(isTame, `must be at most ${MAX_DEPTH} levels deep, ${MAX_NODES} values, without NUL`);

export const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #3B82F6');

export const url = z
  .string()
  .max(2_000)
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an http or https URL',
  );

/** An origin as a browser sends it: scheme, host and port, no path. */
export const origin = z
  .string()
  .max(300)
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be an origin like https://shop.example',
  );
