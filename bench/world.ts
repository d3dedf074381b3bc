import { buildWidgets } from '../scripts/build-widgets.js';
import { openWorldOn } from '../tests/browser/world.ts';
import { customerApi } from '../tests/support/customer-api.ts';
import { fledge } from './processes.ts';

export type BenchWorld = Awaited<ReturnType<typeof openBenchWorld>>;

/** The built server in a process of its own, as operators run it: beside the browser's driver it would wait for that. */
export async function openBenchWorld() {
  await buildWidgets();
  const server = await fledge();
  return openWorldOn({ url: server.url, ...customerApi(server.url), close: server.stop });
}
