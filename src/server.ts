import { createServer, type Server } from 'node:http';
import next from 'next';
import { flushKeyUsage } from './core/auth/key-usage';
import { requireBoundRole } from './core/db/role-check.sql';
import { env } from './core/env';
import { callerAddress } from './core/http/caller-address';
import { drainable } from './core/http/drain';
import { startWorker } from './core/jobs/worker';
import { logger } from './core/logger';
import { listenForCommits } from './core/realtime/commits';
import { serveSockets } from './core/realtime/sockets';
import { serveWebSockets } from './core/realtime/web-socket';
import './services/catalogue';
import { jobs } from './services/jobs';

// The self-hosted server: Next's pages and API, the ear for commits, and the worker, in one process.

/** How long answers that are under way may take when the process is asked to end. */
const DRAIN_MS = 8_000;

async function start(): Promise<() => Promise<void>> {
  const { PORT, WORKER, TRUST_PROXY } = env();
  await requireBoundRole();
  const server = createServer();
  const dev = process.argv.includes('--dev');
  const app = next({ dev, hostname: 'localhost', port: PORT, httpServer: server, turbopack: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  const drain = drainable(server);
  server.on('request', (request, response) => {
    // Only a proxy that we were told of may say who the caller is, and only of whom it heard from itself.
    const forwarded = request.headers['x-forwarded-for']?.toString();
    request.headers['x-forwarded-for'] = callerAddress(forwarded, request.socket.remoteAddress, TRUST_PROXY);
    void handle(request, response);
  });
  const endings = [serveSockets(server), serveWebSockets(server)];
  const commits = await listenForCommits();
  const worker = WORKER === 'inside' ? await startWorker(jobs) : null;
  await listen(server, PORT);
  logger().info({ port: PORT }, 'ready');
  return async () => {
    const drained = drain(DRAIN_MS);
    for (const end of endings) end();
    await drained;
    await flushKeyUsage();
    await worker?.stop();
    await commits.stop();
    server.closeAllConnections();
    await app.close();
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
}

try {
  const stop = await start();
  const end = () => void stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
} catch (error) {
  // Next keeps the process alive by itself; without this a server that cannot serve would stay and say nothing.
  logger().fatal({ err: error }, 'the server could not start');
  process.exit(1);
}
