/** The environment that every process of the project gets. What is set already, or in .env, wins. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { parseEnv } from 'node:util';
import { at } from './project.mjs';

/**
 * Reads the caller's environment over `.env`, without generating anything.
 * @returns {Record<string, string>}
 */
export function givenEnvironment() {
  const file = at('.env');
  const written = fs.existsSync(file) ? parseEnv(fs.readFileSync(file, 'utf8')) : {};
  // `NAME=` in a copied .env.example means "not set".
  return Object.fromEntries(
    Object.entries({ ...written, ...process.env }).filter(([, value]) => value !== ''),
  );
}

/**
 * Secrets of this checkout, made at random at the first call and kept in .data/secrets.json.
 * @returns {{ superuserPassword: string, ownerPassword: string, appPassword: string, AUTH_SECRET: string,
 *   ENCRYPTION_KEY: string }}
 */
export function secrets() {
  const file = at('.data/secrets.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const made = {
    superuserPassword: randomBytes(24).toString('hex'),
    ownerPassword: randomBytes(24).toString('hex'),
    appPassword: randomBytes(24).toString('hex'),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  fs.mkdirSync(at('.data'), { recursive: true });
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, JSON.stringify(made, null, 2), { mode: 0o600 });
  // Two first starts at once: the first link wins, and both read the same secrets.
  try {
    fs.linkSync(own, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(own);
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/**
 * Fills in what is not given.
 * @param {Record<string, string>} given
 * @param {{ DATABASE_URL: string, DATABASE_OWNER_URL: string }} database
 * @returns {Record<string, string>}
 */
export function completeEnvironment(given, database) {
  const { AUTH_SECRET, ENCRYPTION_KEY } = secrets();
  const port = given.PORT ?? '3000';
  return {
    AUTH_SECRET,
    ENCRYPTION_KEY,
    PORT: port,
    APP_URL: `http://localhost:${port}`,
    STORAGE_DIR: at('.data/storage'),
    OUTBOX_DIR: at('.data/outbox'),
    NEXT_TELEMETRY_DISABLED: '1',
    // Trying the product on one machine: webhook receivers stand beside it. Never with a database of one's own.
    ...(given.DATABASE_URL ? {} : { OUTBOUND_ALLOW_LOOPBACK: '1' }),
    ...database,
    ...given,
  };
}
