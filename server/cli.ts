import { readConfig } from './config.ts';
import { start } from './main.ts';

// The process: starts, says where it is, stops when asked, and never hangs while doing so.
const STOP_WITHIN_MS = 20_000;

try {
  const running = await start(readConfig(process.env));
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Fledge did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(`Fledge is ready at ${running.url}\n`);
} catch (error) {
  process.stderr.write(`Fledge could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
