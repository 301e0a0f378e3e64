/** The development database: the embedded server, unless DATABASE_URL names another one. */
import fs from 'node:fs';
import { durable, startEmbedded, stopEmbedded } from '../core/db/embedded.mjs';
import { asRole, makeDatabase, makeRoles } from '../core/db/embedded-roles.mjs';
import { completeEnvironment, givenEnvironment, secrets } from './environment.mjs';
import { readLock, withLock } from './lock.mjs';
import { at, Plain, say } from './project.mjs';

const home = at('.data/postgres');

/**
 * Has the database running and returns the environment that leads to it.
 * @returns {Promise<{ env: Record<string, string>, superuserUrl: string | null, stop: () => Promise<void> }>}
 *   `superuserUrl` is null for a database of somebody else; `stop` ends the server if this call started it and no
 *   `up` has come to depend on it since.
 */
export async function ensureDatabase() {
  const given = givenEnvironment();
  if (given.DATABASE_URL) {
    const { DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL } = given;
    const database = { DATABASE_URL, DATABASE_OWNER_URL };
    // In production a secret made up on one machine would differ from the next one's: it has to be given.
    const env =
      given.NODE_ENV === 'production' ? { ...database, ...given } : completeEnvironment(given, database);
    return { env, superuserUrl: null, stop: async () => undefined };
  }
  const server = await withLock(at('.data/postgres.lock'), startWithRoles);
  const { ownerPassword, appPassword } = secrets();
  const address = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${server.port}/quintet`;
  const env = completeEnvironment(given, {
    DATABASE_URL: address('quintet_app', appPassword),
    DATABASE_OWNER_URL: address('quintet_owner', ownerPassword),
  });
  return {
    env,
    superuserUrl: server.url('quintet'),
    stop: server.reused ? async () => undefined : stopUnlessShared,
  };
}

/**
 * Runs `work` with the database running, and leaves it as it was found.
 * @template T
 * @param {(env: Record<string, string>, superuserUrl: string | null) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work) {
  const { env, superuserUrl, stop } = await ensureDatabase();
  try {
    return await work(env, superuserUrl);
  } finally {
    await stop();
  }
}

async function stopUnlessShared() {
  const up = readLock(at('.data/up.lock'));
  if (!up || up.pid === process.pid) await stopDatabase();
}

async function startWithRoles() {
  const { superuserPassword: password, ownerPassword: owner, appPassword: app } = secrets();
  const server = await startEmbedded({ home, password, settings: durable, say });
  try {
    await asRole(server.url(), (client) => makeRoles(client, { owner, app }));
  } catch (error) {
    if (error.code !== '28P01') throw error;
    throw new Plain(
      'The passwords in .data/secrets.json are not those of the database in .data/postgres.\n' +
        'Put the old secrets.json back, or run `npm run db:stop` and delete .data/postgres to start anew.',
    );
  }
  await makeDatabase(server.url, 'quintet');
  return server;
}

/**
 * Stops the embedded server.
 * @returns {Promise<boolean>} false when it was not running
 */
export async function stopDatabase() {
  if (!fs.existsSync(home)) return false;
  return withLock(at('.data/postgres.lock'), () => stopEmbedded(home));
}
