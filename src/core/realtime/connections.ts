import { env } from '../env';
import { AppError } from '../errors';

// On globalThis because Next's bundles and the server are separate instances of this module, and share one bound.
const shared = globalThis as { quintetFollowers?: Map<string, number> };

/**
 * Counts a connection that follows events, of whatever kind.
 * @param caller the person or key, such as `user:<id>`
 * @returns what ends the counting; later calls of it do nothing
 * @throws RATE_LIMIT_EXCEEDED at the caller's bound; SERVICE_UNAVAILABLE at the process's
 */
export function enter(caller: string): () => void {
  shared.quintetFollowers ??= new Map();
  const held = shared.quintetFollowers;
  const { REALTIME_PER_CALLER, REALTIME_CONNECTIONS } = env();
  const own = held.get(caller) ?? 0;
  if (own >= REALTIME_PER_CALLER) {
    const message = `You follow events ${own} times already. End one of these connections first.`;
    throw new AppError('RATE_LIMIT_EXCEEDED', message, { retryAfterSeconds: 15 });
  }
  if (connections() >= REALTIME_CONNECTIONS)
    throw new AppError('SERVICE_UNAVAILABLE', undefined, { retryAfterSeconds: 15 });
  held.set(caller, own + 1);
  let entered = true;
  return () => {
    if (!entered) return;
    entered = false;
    const left = (held.get(caller) ?? 1) - 1;
    if (left > 0) held.set(caller, left);
    else held.delete(caller);
  };
}

/** How many connections follow events in this process. */
export function connections(): number {
  return [...(shared.quintetFollowers?.values() ?? [])].reduce((sum, held) => sum + held, 0);
}
