import { readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';

/** Clock ticks a second in /proc, which Linux fixes for programs. */
const TICKS = 100;

export interface Costs {
  /** CPU of the database's processes, in µs. */
  cpuUs: number;
  walBytes: number;
}

/** What the backends of this database have used so far. Only where they run on this machine, and Linux. */
export async function costsSoFar(sql: Sql): Promise<Costs> {
  const pids = await sql<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  const ticks = await Promise.all(pids.map(({ pid }) => ticksOf(pid)));
  const [wal] = await sql<{ bytes: string }[]>`SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes`;
  return {
    cpuUs: (ticks.reduce((sum, n) => sum + n, 0) * 1e6) / TICKS,
    walBytes: Number(wal?.bytes ?? Number.NaN),
  };
}

/** CPU that a process has used so far, in µs. */
export const cpuUsOf = async (pid: number): Promise<number> => ((await ticksOf(pid)) * 1e6) / TICKS;

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN);
}

/** Resident memory of a process, in MB. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024);
}
