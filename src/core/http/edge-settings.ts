import { z } from 'zod/mini';
import type { EdgeSettings } from './edge';

/** The edge sees the same environment as the server, but may not import Node; these are the few values it needs. */
const Environment = z.object({
  APP_URL: z._default(z.string(), 'http://localhost:3000'),
  NODE_ENV: z._default(z.string(), 'production'),
  CORS_ORIGINS: z._default(z.string(), ''),
  RATE_LIMIT_ANONYMOUS: z._default(z.coerce.number().check(z.positive()), 100),
  RATE_LIMIT_ADDRESS: z._default(z.coerce.number().check(z.positive()), 10_000),
  RATE_LIMIT_WINDOW_SECONDS: z._default(z.coerce.number().check(z.positive()), 900),
  UPSTASH_REDIS_REST_URL: z.optional(z.string()),
  UPSTASH_REDIS_REST_TOKEN: z.optional(z.string()),
});

/** Reads the edge's settings. @throws ZodError naming the wrong variable */
export function edgeSettings(environment: Record<string, string | undefined>): EdgeSettings & {
  redis: { url: string; token: string } | null;
} {
  const given = Environment.parse(environment);
  const app = new URL(given.APP_URL);
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = given;
  return {
    ownHost: app.hostname,
    corsOrigins: given.CORS_ORIGINS.split(',').flatMap((origin) => origin.trim() || []),
    secure: app.protocol === 'https:',
    development: given.NODE_ENV === 'development',
    limitAnonymous: given.RATE_LIMIT_ANONYMOUS,
    limitCredentialed: given.RATE_LIMIT_ADDRESS,
    windowMs: given.RATE_LIMIT_WINDOW_SECONDS * 1000,
    redis: url && token ? { url, token } : null,
  };
}
