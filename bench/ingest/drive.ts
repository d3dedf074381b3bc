import { connect, type Socket } from 'node:net';

export interface Driven {
  /** Requests answered a second. */
  rate: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Target {
  url: string;
  path: string;
  key: string;
  /** The next request's body. */
  body: () => string;
}

/**
 * Keeps so many requests in flight for a while, each on a socket of its own, the next as soon as the last is answered.
 * Bare sockets, because a client that costs as much as the server would be what is measured on a small machine.
 * Throws at the first answer that is no success.
 */
export async function drive(target: Target, inFlight: number, durationMs: number): Promise<Driven> {
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + durationMs;
  await Promise.all(Array.from({ length: inFlight }, () => client(target, end, times)));
  const seconds = (performance.now() - begin) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { rate: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

const WARM_REQUESTS = 12_000;
const WARM_AT_MOST_MS = 40_000;

/** Code runs several times as slow until it has been compiled for good, which takes some ten thousand requests. */
export async function warm(target: Target): Promise<void> {
  const begin = performance.now();
  for (let done = 0; done < WARM_REQUESTS && performance.now() < begin + WARM_AT_MOST_MS;)
    done += (await drive(target, 64, 1_000)).rate;
}

function client({ url, path, key, body }: Target, end: number, times: number[]): Promise<void> {
  const { hostname, port } = new URL(url);
  const head =
    `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${key}\r\n` +
    'content-type: application/json\r\ncontent-length: ';
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let sentAt = 0;
    let answer = '';
    const send = (): void => {
      sentAt = performance.now();
      const text = body();
      socket.write(`${head}${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      times.push(performance.now() - sentAt);
      if (!answer.startsWith('HTTP/1.1 20')) {
        socket.destroy();
        reject(new Error(`refused: ${answer.slice(0, 2_000)}`));
        return;
      }
      answer = '';
      if (performance.now() < end) send();
      else {
        socket.removeAllListeners('close');
        socket.end(resolve);
      }
    });
  });
}

const LENGTH = /\r\ncontent-length: (\d+)\r\n/i;

function isWhole(answer: string): boolean {
  const split = answer.indexOf('\r\n\r\n');
  if (split < 0) return false;
  const length = LENGTH.exec(answer.slice(0, split + 2))?.[1];
  if (length === undefined) throw new Error('an answer without a length');
  return answer.length >= split + 4 + Number(length);
}
