import { startWorker } from './core/jobs/worker';
import { logger } from './core/logger';
import './services/catalogue';
import { jobs } from './services/jobs';

// The worker alone, beside servers that run with WORKER=off.
const worker = await startWorker(jobs);
logger().info('worker ready');
process.send?.({ ready: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void worker.stop().then(() => process.exit(0)));
}
