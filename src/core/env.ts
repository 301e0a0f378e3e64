import { z } from 'zod';

const seconds = (value: number) => z.coerce.number().int().positive().default(value);
const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  APP_URL: z.url().default('http://localhost:3000'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),

  DATABASE_URL: z.string().startsWith('postgres'),
  /** The role that owns the tables; only migrations use it. Equal to DATABASE_URL means: connect, then `set role quintet_app`. */
  DATABASE_OWNER_URL: z.string().startsWith('postgres').optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).default(10),
  /** `session` binds the tenant at pool checkout; `transaction` is for transaction-mode poolers. */
  DATABASE_BINDING: z.enum(['session', 'transaction']).default('session'),

  /** Signs sessions, access tokens and derived keys. */
  AUTH_SECRET: z.string().min(32),
  /** 32 random bytes in base64; encrypts webhook secrets and stored answers. */
  ENCRYPTION_KEY: z
    .base64()
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'must be 32 bytes in base64'),
  ACCESS_TOKEN_SECONDS: seconds(15 * 60),
  REFRESH_TOKEN_SECONDS: seconds(7 * 24 * 3600),
  CONSOLE_SESSION_SECONDS: seconds(7 * 24 * 3600),
  BCRYPT_COST: z.coerce.number().int().min(4).max(15).default(10),

  RATE_LIMIT_USER: z.coerce.number().int().positive().default(3000),
  RATE_LIMIT_KEY: z.coerce.number().int().positive().default(6000),
  RATE_LIMIT_WINDOW_SECONDS: seconds(15 * 60),
  UPSTASH_REDIS_REST_URL: z.url().optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),

  /** Origins whose pages may call from a browser besides our own, with commas between; the edge reads the same. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((origins) => origins.split(',').flatMap((origin) => origin.trim() || [])),

  /** Connections that follow events: of one person or key, and of everybody in this process. */
  REALTIME_PER_CALLER: z.coerce.number().int().positive().default(20),
  REALTIME_CONNECTIONS: z.coerce.number().int().positive().default(2000),
  /** How long such a client may leave unread what waits for it. */
  REALTIME_SLOW_SECONDS: seconds(15),

  METRICS_TOKEN: z.string().min(16).optional(),
  /** Public keys of earlier AUTH_SECRETs (from /api/audit/public-key), with commas between: old seals stay provable. */
  AUDIT_FORMER_KEYS: z
    .string()
    .regex(/^([\w-]{43}(,[\w-]{43})*)?$/, 'must be public keys of 43 characters with commas between')
    .default('')
    .transform((keys) => keys.split(',').filter((key) => key !== '')),
  STORAGE_DIR: z.string().default('.data/storage'),
  /** The address under which this installation sends mail; with SMTP_URL unset, mail is written to OUTBOX_DIR. */
  MAIL_FROM: z.string().max(200).default('Quintet <no-reply@quintet.test>'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  /** The number that SMS come from, E.164. */
  TWILIO_FROM: z.string().optional(),
  /** Where mail and SMS go while nothing is set up to send them: one file each. */
  OUTBOX_DIR: z.string().default('.data/outbox'),

  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  /** Only accounts of this Google Workspace domain may sign in, by the token's own claim. */
  GOOGLE_HOSTED_DOMAIN: z.string().optional(),
  GOOGLE_ISSUER: z.url().default('https://accounts.google.com'),

  /** Lets webhooks and identity providers be on this machine itself; for development only. */
  OUTBOUND_ALLOW_LOOPBACK: flag,
  /** Set where a reverse proxy writes X-Forwarded-For, whose last entry then counts; otherwise the socket's address does. */
  TRUST_PROXY: flag,
  WORKER: z.enum(['inside', 'off']).default('inside'),
});

export type Environment = z.output<typeof Environment>;

let parsed: Environment | undefined;

/**
 * The process's settings, checked once at first use.
 * @throws Error naming each missing or malformed variable, so that a server without its secrets does not start.
 */
export function env(): Environment {
  if (parsed) return parsed;
  const result = Environment.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables are missing or wrong:\n${problems.join('\n')}`);
  }
  parsed = result.data;
  // NextAuth reads its own address from here, and nowhere else.
  process.env.NEXTAUTH_URL ??= parsed.APP_URL;
  return parsed;
}
