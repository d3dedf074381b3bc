import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f1c2a3e8d4b4f0a9c57b1e0d2a47c36', 'hex');

/** The alert of a transaction has the same UUID whenever it is asked for (version 5, RFC 9562). */
export function alertId(transactionId: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(transactionId).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
