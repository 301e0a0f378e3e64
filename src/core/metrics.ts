import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { safeEqual } from './crypto';
import { env } from './env';
import { AppError } from './errors';

interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  redisFailures: Counter;
  deliveries: Counter<'outcome'>;
  jobs: Counter<'task' | 'outcome'>;
  cached: Counter<'kind' | 'outcome'>;
}

const shared = globalThis as { quintetMetrics?: Metrics };

/** The process's Prometheus registry and its instruments. */
export function metrics(): Metrics {
  shared.quintetMetrics ??= create();
  return shared.quintetMetrics;
}

/** Counts the times that Redis did not answer. */
export function redisFailures(): Counter {
  return metrics().redisFailures;
}

function create(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'quintet_http_request_seconds',
      help: 'Time to answer an API request, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    redisFailures: new Counter({
      name: 'quintet_redis_failures_total',
      help: 'Times that Redis did not answer.',
      registers,
    }),
    deliveries: new Counter({
      name: 'quintet_webhook_attempts_total',
      help: 'Webhook requests sent, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'quintet_jobs_total',
      help: 'Jobs that ended, by task and outcome.',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    cached: new Counter({
      name: 'quintet_cache_total',
      help: 'Questions that an answer could have been kept for: hit, miss, joined (somebody was asking), bypassed (no cache).',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
  };
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The registry in Prometheus' text format, for callers of this machine, or for whoever has METRICS_TOKEN.
 * @throws UNAUTHORIZED for anybody else
 */
export async function metricsText(caller: { ip: string; authorization: string | null }): Promise<Response> {
  const token = env().METRICS_TOKEN;
  const allowed = token ? safeEqual(caller.authorization ?? '', `Bearer ${token}`) : LOOPBACK.test(caller.ip);
  if (!allowed)
    throw new AppError(
      'UNAUTHORIZED',
      'Metrics are for this machine, or for who sends METRICS_TOKEN as bearer.',
    );
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  });
}
