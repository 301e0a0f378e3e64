import { createServer } from 'node:http';
import next from 'next';
import { env } from './core/env';
import { startWorker } from './core/jobs/worker';
import { logger } from './core/logger';
import { listenForCommits } from './core/realtime/commits';
import './services/catalogue';
import { jobs } from './services/jobs';

// The self-hosted server: Next's pages and API, the ear for commits, and the worker, in one process.
const development = process.argv.includes('--dev');
const { PORT, WORKER, TRUST_PROXY } = env();

const server = createServer();
const app = next({
  dev: development,
  hostname: 'localhost',
  port: PORT,
  httpServer: server,
  turbopack: true,
});
await app.prepare();
const handle = app.getRequestHandler();
server.on('request', (request, response) => {
  // Only a proxy that we were told of may say who the caller is.
  if (!TRUST_PROXY) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  void handle(request, response);
});

const commits = await listenForCommits();
const worker = WORKER === 'inside' ? await startWorker(jobs) : null;
server.listen(PORT, () => logger().info({ port: PORT }, 'ready'));
process.send?.({ ready: true, port: PORT });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  server.closeIdleConnections();
  await worker?.stop();
  await commits.stop();
  server.closeAllConnections();
  await app.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
