/** The state of one caller's limit after a request. */
export interface LimitState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Unix milliseconds at which the present window ends. */
  resetAt: number;
}

interface Window {
  start: number;
  count: number;
  previous: number;
}

const MAX_KEYS = 50_000;

/**
 * Sliding-window limits in this process's memory: the previous window counts by the share of it that still overlaps,
 * the rule of @upstash/ratelimit, so that limits behave alike with and without Redis. Runs on the edge too.
 */
export class MemoryLimiter {
  private readonly windows = new Map<string, Window>();

  /**
   * Counts one request.
   * @param now Unix milliseconds
   */
  take(key: string, limit: number, windowMs: number, now: number): LimitState {
    const state = this.look(key, limit, windowMs, now);
    if (!state.allowed) return state;
    this.windowAt(key, now - (now % windowMs), windowMs).count += 1;
    return { ...state, remaining: state.remaining - 1 };
  }

  /** How a limit stands, without counting. */
  look(key: string, limit: number, windowMs: number, now: number): LimitState {
    const start = now - (now % windowMs);
    const window = this.windowAt(key, start, windowMs);
    const weight = 1 - (now - start) / windowMs;
    const used = Math.floor(window.previous * weight) + window.count;
    return { allowed: used < limit, limit, remaining: Math.max(0, limit - used), resetAt: start + windowMs };
  }

  private windowAt(key: string, start: number, windowMs: number): Window {
    const last = this.windows.get(key);
    if (last?.start === start) return last;
    const previous = last && last.start === start - windowMs ? last.count : 0;
    const window = { start, count: 0, previous };
    // Re-inserted at the end, so that the first key is the one longest unused.
    this.windows.delete(key);
    this.windows.set(key, window);
    const oldest = this.windows.keys().next();
    if (this.windows.size > MAX_KEYS && !oldest.done) this.windows.delete(oldest.value);
    return window;
  }
}

/** The headers that tell a caller of its limit; the RateLimit pair is draft-ietf-httpapi-ratelimit-headers. */
export function limitHeaders(state: LimitState, windowMs: number, now: number): Record<string, string> {
  const seconds = Math.max(0, Math.ceil((state.resetAt - now) / 1000));
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(Math.ceil(state.resetAt / 1000)),
    ratelimit: `"default";r=${state.remaining};t=${seconds}`,
    'ratelimit-policy': `"default";q=${state.limit};w=${Math.round(windowMs / 1000)}`,
  };
}
