import { put } from './draft.ts';
import type { CollectionPlan } from './plan.ts';
import type { Run } from './run.ts';
import { entry } from './state.ts';

/** A blank and the 14 characters of a hash for each value, so a state stays small whatever the values are. */
const DIGITS = 14;
const WIDTH = DIGITS + 1;

export const countDistinct = (set: string | undefined): number => (set?.length ?? 0) / WIDTH;

/** Adds the event's value to the sets of its type. Only texts, numbers and booleans are values. */
export function collect(run: Run, collections: readonly CollectionPlan[]): void {
  for (const { name, read, cap } of collections) {
    const value = read(run.properties);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const set = entry(run.draft.distinct, name) ?? '';
    const mark = ` ${fingerprint(typeof value + String(value))}`;
    if (countDistinct(set) >= cap || set.includes(mark)) continue;
    put(run.draft, 'distinct', name, set + mark);
  }
}

/** Two 32-bit multiply-xor hashes. Who makes them clash on purpose collects less. */
function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return digits(a) + digits(b);
}

/** 32 bits as seven characters from `0` to `O`: none that JSON escapes, and many times faster than `toString(36)`. */
const digits = (hash: number): string =>
  String.fromCharCode(
    48 + (hash & 31),
    48 + ((hash >>> 5) & 31),
    48 + ((hash >>> 10) & 31),
    48 + ((hash >>> 15) & 31),
    48 + ((hash >>> 20) & 31),
    48 + ((hash >>> 25) & 31),
    48 + (hash >>> 30),
  );
