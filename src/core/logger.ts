import pino from 'pino';
import { env } from './env';

const SECRET_FIELDS = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'refreshToken',
  'accessToken',
  'key',
];

let instance: pino.Logger | undefined;

/** The process's JSON logger. Values under names of secrets are removed wherever they stand up to two levels deep. */
export function logger(): pino.Logger {
  instance ??= pino({
    level: env().LOG_LEVEL,
    base: { service: 'quintet' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  });
  return instance;
}
