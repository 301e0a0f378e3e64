import { requireBoundRole } from './core/db/role-check.sql';
import { startWorker } from './core/jobs/worker';
import { logger } from './core/logger';
import './services/catalogue';
import { jobs } from './services/jobs';

// The worker alone, beside servers that run with WORKER=off.
await requireBoundRole();
const worker = await startWorker(jobs);
logger().info('worker ready');
const end = () => void worker.stop().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
