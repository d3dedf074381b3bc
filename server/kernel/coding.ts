import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Whether a client takes a coding of the body, by its `Accept-Encoding` (RFC 9110, 12.5.3). */
export const takesCoding = (accepted: string | undefined, coding: string): boolean =>
  (accepted ?? '').split(',').some((part) => {
    const [name = '', weight = ''] = part.toLowerCase().split(';');
    return name.trim() === coding && !/^\s*q=0(\.0*)?\s*$/.test(weight);
  });

/** Off the event loop's thread. */
export const zip = promisify(gzip);
