import type { Log } from '../../kernel/log.ts';
import type { SignalWire } from '../../kernel/signals.ts';
import { openPostgresWire } from './postgres.ts';
import { openRedisWire } from './redis.ts';

export interface WireConfig {
  redisUrl?: string;
  databaseUrl?: string;
}

/** How this node reaches the others: by Redis where there is one, else by the database they share, else not at all. */
export async function openWire(config: WireConfig, log: Log): Promise<SignalWire | undefined> {
  if (config.redisUrl !== undefined) return openRedisWire(config.redisUrl, log);
  if (config.databaseUrl !== undefined) return openPostgresWire(config.databaseUrl, log);
  return undefined;
}
