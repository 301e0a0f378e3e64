import { z } from 'zod';
import { metrics } from '../metrics';
import { cache } from './cache';

/** What is remembered: for whom, until which resources change, and of which form. */
interface Memory<T> {
  /** What the metric calls it. */
  kind: 'answer' | 'count' | 'site';
  tenantId: string;
  resources: readonly string[];
  /** All that the answer depends on besides the tenant and its resources. */
  key: string;
  schema: z.ZodType<T>;
}

/** A fresh answer and for how many seconds it may be kept; 0 keeps it not at all. */
interface Fresh<T> {
  value: T;
  seconds: number;
}

const shared = globalThis as { quintetFlights?: Map<string, Promise<unknown>> };

/**
 * Answers from the cache; what is not there is made once for all who ask for it meanwhile, and kept.
 * @param make reads the database; called each time while no cache can be believed
 */
export async function remembered<T>(what: Memory<T>, make: () => Promise<Fresh<T>>): Promise<T> {
  const { kind, tenantId, key } = what;
  // Read before the answer is made: a change in between leaves the answer under a generation that nobody asks for.
  const generations = await cache().generations(tenantId, what.resources);
  if (generations === null) return counted(kind, 'bypassed', (await make()).value);
  const name = `${kind}:${tenantId}:${generations}:${key}`;
  const kept = parse(what.schema, await cache().get(name));
  if (kept !== undefined) return counted(kind, 'hit', kept);
  // The name carries the generations, so nobody joins whose own change the flight has not seen.
  const flights = inFlight();
  const begun = flights.get(name);
  if (begun) return counted(kind, 'joined', (await begun) as T);
  const flight = makeAndKeep(name, make).finally(() => flights.delete(name));
  flights.set(name, flight);
  return counted(kind, 'miss', await flight);
}

async function makeAndKeep<T>(name: string, make: () => Promise<Fresh<T>>): Promise<T> {
  const { value, seconds } = await make();
  if (seconds > 0) await cache().set(name, JSON.stringify(value), seconds);
  return value;
}

function inFlight(): Map<string, Promise<unknown>> {
  shared.quintetFlights ??= new Map();
  return shared.quintetFlights;
}

const Json = z.string().transform((text, ctx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

/** A kept text of another form, such as one that an older version wrote, counts as none. */
function parse<T>(schema: z.ZodType<T>, text: string | null): T | undefined {
  return text === null ? undefined : Json.pipe(schema).safeParse(text).data;
}

function counted<T>(kind: Memory<T>['kind'], outcome: string, value: T): T {
  metrics().cached.inc({ kind, outcome });
  return value;
}
