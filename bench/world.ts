import { buildWidgets } from '../scripts/build-widgets.js';
import { openWorldOn } from '../tests/browser/world.ts';
import { customerApi } from '../tests/support/customer-api.ts';
import { fledge, launch } from './processes.ts';

export type BenchWorld = Awaited<ReturnType<typeof openBenchWorld>>;

/** Server and host site in processes of their own, as they are run: beside the browser's driver they would wait for it. */
export async function openBenchWorld() {
  await buildWidgets();
  const server = await fledge();
  const world = await openWorldOn({ url: server.url, ...customerApi(server.url), close: server.stop });
  const host = await launch(['--import', 'tsx', 'bench/host.ts', server.url, world.key], {}, /ready (\S+)\n/);
  return {
    ...world,
    site: { url: host.line },
    async close() {
      await world.close();
      await host.stop();
    },
  };
}
