import { clock } from './clock';
import { askUnbound } from './db/pool';
import { logger } from './logger';
import { redis } from './redis';

/** One part that the product needs, and how it is. */
export interface Check {
  name: string;
  status: 'ok' | 'failed';
  /** Without a hard part nothing is served; without a soft one something is slower or later. */
  hard: boolean;
  latencyMs: number;
  message?: string;
}

async function check(name: string, hard: boolean, ask: () => Promise<unknown>): Promise<Check> {
  const started = performance.now();
  const latencyMs = () => Math.round((performance.now() - started) * 10) / 10;
  try {
    await ask();
    return { name, status: 'ok', hard, latencyMs: latencyMs() };
  } catch (error) {
    // What exactly failed may name hosts and users: it goes to the log, not into the answer.
    logger().warn({ err: error, check: name }, 'a health check failed');
    return { name, status: 'failed', hard, latencyMs: latencyMs(), message: `The ${name} does not answer.` };
  }
}

/** Asks every part that is configured. */
export async function checkHealth(): Promise<Check[]> {
  const cache = redis();
  return Promise.all([
    check('database', true, () => askUnbound('ping', 'select 1', [])),
    check('queue', true, () =>
      askUnbound('ping_queue', 'select 1 from graphile_worker._private_jobs limit 1', []),
    ),
    ...(cache ? [check('cache', false, () => cache.client.ping())] : []),
  ]);
}

/** The answer of readiness probes: 503 when a hard part fails. */
export async function readiness(): Promise<Response> {
  const checks = await checkHealth();
  const ready = checks.every((one) => one.status === 'ok' || !one.hard);
  const body = {
    status: ready ? 'ready' : 'not_ready',
    checks: Object.fromEntries(checks.map((one) => [one.name, one.status])),
  };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}

/** The answer of the health page: every part with its latency. */
export async function health(): Promise<Response> {
  const services = await checkHealth();
  const healthy = services.every((one) => one.status === 'ok');
  const body = { status: healthy ? 'healthy' : 'degraded', timestamp: clock.now().toISOString(), services };
  return Response.json(body, { status: healthy ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
