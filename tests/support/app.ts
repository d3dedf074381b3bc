import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createCtx, asSystem, type App, type Ctx } from '../../server/db/context.ts';
import { createSignalBus } from '../../server/kernel/signals.ts';
import { silent, type Log } from '../../server/kernel/log.ts';
import type { Actor } from '../../server/kernel/actor.ts';
import type { Media } from '../../server/kernel/media.ts';
import { openMedia } from '../../server/media/index.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** What no test expects must be seen: errors go to the console, the rest nowhere. */
const testLog: Log = { ...silent, error: (fields, message) => console.error(message, fields) };

/** An app on a database of its own with a clock that tests move. */
export interface TestApp extends App {
  readonly database: TestDatabase;
  /** Sets the clock; it stands still until set again. */
  setNow(iso: string): void;
  /** Sets the clock, and lets it run on: jobs that are due a little later come. */
  runFrom(iso: string): void;
  as<A extends Actor>(actor: A): Ctx<A>;
  system(customerId: string): Ctx;
  close(): Promise<void>;
}

/** `media`: another blob store or image model than the folder and none. */
export async function openTestApp(media?: Partial<Media>): Promise<TestApp> {
  const database = await openTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'fledge-test-'));
  const own = openMedia({ dataDir });
  let now: Date | undefined;
  let aheadMs = 0;
  const bus = createSignalBus(testLog);
  const app: TestApp = {
    database,
    bus,
    log: testLog,
    now: () => now ?? new Date(Date.now() + aheadMs),
    settings: {
      publicUrl: 'http://fledge.test',
      dataDir,
      demo: false,
      demoKeepDays: 7,
      orphanKeepDays: 7,
      rateLimitScale: 1,
      serviceToken: 'service-token-of-the-tests',
      legacyUuidAuth: true,
      mail: { from: 'Fledge <no-reply@fledge.test>' },
    },
    media: { ...own, ...media },
    setNow: (iso) => {
      now = new Date(iso);
    },
    runFrom: (iso) => {
      now = undefined;
      aheadMs = Date.parse(iso) - Date.now();
    },
    as: (actor) => createCtx(app, actor, 'req_test'),
    system: (customerId) => asSystem(app, customerId, 'req_test'),
    close: async () => {
      await bus.close();
      await own.close();
      await database.close();
    },
  };
  return app;
}
