import { connect } from 'node:net';

/** Where tests of several nodes find Redis. */
export const TEST_REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Whether something listens there: what needs Redis is skipped where none runs. */
export const redisAnswers = await new Promise<boolean>((resolve) => {
  const { hostname, port } = new URL(TEST_REDIS_URL);
  const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 500 });
  const answer = (does: boolean) => {
    socket.destroy();
    resolve(does);
  };
  socket.once('connect', () => answer(true)).once('error', () => answer(false));
  socket.once('timeout', () => answer(false));
});
