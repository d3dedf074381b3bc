import { isIPv6 } from 'node:net';

/** One caller's network: the address, or the /64 that an IPv6 subscriber has to itself. */
export function networkOf(ip: string): string {
  const address = ip.startsWith('::ffff:') ? ip.slice(7) : ip;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - rest.length)).fill('0');
  return [...start, ...gap, ...rest].slice(0, 4).join(':');
}
