import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takesCoding } from '../kernel/coding.ts';

/** A name that changes with the content of its file. */
export const HASHED = /^[\w-]*-[\w-]{8,}\.(js|css)$/;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
/** Ways to send a file, the smallest first, and how the file that holds it is named. */
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Kept {
  plain: Buffer;
  coded: Partial<Record<'br' | 'gzip', Buffer>>;
}

/**
 * Files with a hash in their name, from memory once they were asked for: the first page of a visitor asks for several
 * at once, and each look at the disk waits behind whatever else the process is doing.
 */
export function keptFiles(folder: string) {
  const kept = new Map<string, Promise<Kept>>();

  async function read(name: string): Promise<Kept> {
    const plain = await readFile(`${folder}/${name}`);
    const coded: Kept['coded'] = {};
    for (const [coding, ending] of CODINGS) {
      const bytes = await readFile(`${folder}/${name}${ending}`).catch(() => undefined);
      if (bytes) coded[coding] = bytes;
    }
    return { plain, coded };
  }
  function keep(name: string): Promise<Kept> {
    const reading = kept.get(name) ?? read(name);
    kept.set(name, reading);
    // What is not there is not remembered: names would be without end.
    reading.catch(() => kept.delete(name));
    return reading;
  }

  /** Answers with the file; undefined where there is none of that name with a hash in it. */
  return async (
    name: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const [, ending = ''] = HASHED.exec(name) ?? [];
    const file = ending ? await keep(name).catch(() => undefined) : undefined;
    if (!file) return undefined;
    const etag = `W/"${name}"`;
    reply.headers({ etag, vary: 'accept-encoding', 'content-type': TYPES[ending] });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const accepted = request.headers['accept-encoding'];
    for (const [coding] of CODINGS) {
      const bytes = file.coded[coding];
      if (bytes && takesCoding(accepted, coding)) return reply.header('content-encoding', coding).send(bytes);
    }
    return reply.send(file.plain);
  };
}
