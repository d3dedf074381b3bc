import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses that no picture on the internet has: loopback, private, link-local, carrier NAT, multicast, reserved. */
const INSIDE_4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE_4.addSubnet(network, prefix, 'ipv4');
/** A list of its own: to Node an IPv4 address lies in ::/8. */
const INSIDE_6 = new BlockList();
for (const [network, prefix] of [
  ['::', 8],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE_6.addSubnet(network, prefix, 'ipv6');

/** An IPv4 address in IPv6 clothes is judged as what it is. */
function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return isIP(plain) === 6 ? INSIDE_6.check(plain, 'ipv6') : INSIDE_4.check(plain, 'ipv4');
}

/** Whether a host name leads out into the internet and nowhere else. */
export async function isPublicHost(hostname: string): Promise<boolean> {
  const name = hostname.replace(/^\[|\]$/g, '');
  if (isIP(name) !== 0) return !isInside(name);
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.length > 0 && found.every(({ address }) => !isInside(address));
}
