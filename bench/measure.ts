import autocannon, { type Request } from 'autocannon';
import { processorSeconds, type Server } from './servers';

/** One thing that is measured: which server is asked what. */
export interface Subject {
  name: string;
  /** One sentence for the reader of the table. */
  what: string;
  server: Server;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  /** The next request's path and body; called once per request. */
  next: () => { path: string; body?: string };
}

/** What came out of one run. Times are milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Processor time of the server process per request. */
  processor: number;
}

export interface Load {
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}

/**
 * Asks as fast as the server answers, over a fixed number of connections that each wait for their answer.
 * @throws Error when a single answer was not a success: a fast failure must not count as speed
 */
export async function measure(subject: Subject, load: Load): Promise<Measured> {
  if (load.warmUpSeconds > 0) await run(subject, load.connections, load.warmUpSeconds);
  const before = processorSeconds(subject.server.pid);
  const { times, perSecond } = await run(subject, load.connections, load.seconds);
  const used = processorSeconds(subject.server.pid) - before;
  const sorted = Float64Array.from(times).sort();
  return {
    perSecond,
    processor: (used * 1000) / times.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
  };
}

async function run(subject: Subject, connections: number, seconds: number) {
  let refusal = 'no answer';
  const request: Request = {
    method: subject.method ?? 'GET',
    headers: subject.headers,
    setupRequest: (fixed) => ({ ...fixed, ...subject.next() }),
    onResponse: (status, body) => {
      if (status >= 300) refusal = `${status} ${body.slice(0, 300)}`;
    },
  };
  const times: number[] = [];
  const instance = autocannon({
    url: subject.server.url,
    connections,
    duration: seconds,
    requests: [request],
  });
  instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const result = await instance;
  const bad = result.errors + result.timeouts + result.non2xx;
  if (bad > 0 || times.length === 0)
    throw new Error(`${subject.name}: ${bad} of ${result.requests.total} requests failed: ${refusal}`);
  return { times, perSecond: result.requests.total / result.duration };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one of several numbers. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return quantile(sorted, 0.5);
}
