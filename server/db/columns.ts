import { customType, text, bigint } from 'drizzle-orm/pg-core';
import { toIso } from './query.ts';

/** A moment in time; ISO text in UTC on our side. (drizzle's own string mode yields Postgres's text.) */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: toIso,
  toDriver: (value) => value,
});

/** The tenant key: first column of every tenant table's primary key and unique indexes. */
export const customerId = () => text('customer_id').notNull();

/** A sum of money in minor units, or of coins: whole, signed, exact to 2^53. */
export const amount = (name: string) => bigint(name, { mode: 'number' });

/** Text that sorts by its bytes, whatever the database's locale: the canonical order of events relies on it. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
