/** The tests' own PostgreSQL: one template per state of the migrations, and clones of it for each run. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { secrets } from '../../src/commands/environment.mjs';
import { withLock } from '../../src/commands/lock.mjs';
import { at, say } from '../../src/commands/project.mjs';
import { fast, isEmbeddedRunning, startEmbedded, stopEmbedded } from '../../src/core/db/embedded.mjs';
import { asRole, makeDatabase, makeRoles } from '../../src/core/db/embedded-roles.mjs';
import { deploy, migrationsDigest } from '../../src/core/db/migrate.mjs';

const home = at('.data/test-postgres');
const lock = at('.data/test-postgres.lock');

/**
 * Makes databases `test_<run>_<clone>` for one run. Runs at the same time share the server and nothing else.
 * @param {number} run the process id of the run; what dead runs left is dropped
 * @param {string[]} clones
 * @returns {Promise<{ app: string, owner: string }>} addresses that end in "test_<run>_"
 */
export function prepareRun(run, clones) {
  return withLock(lock, async () => {
    const { superuserPassword: password, ownerPassword, appPassword } = secrets();
    const server = await startEmbedded({ home, password, settings: fast, say });
    await asRole(server.url(), async (client) => {
      await makeRoles(client, { owner: ownerPassword, app: appPassword });
      const template = `template_${migrationsDigest()}`;
      await dropLeftovers(client, template);
      await ensureTemplate(client, server, template, ownerPassword);
      for (const clone of clones) {
        await client.query(
          `create database test_${run}_${clone} owner quintet_owner template ${template} strategy file_copy`,
        );
      }
    });
    const address = (role, secret) => `postgresql://${role}:${secret}@127.0.0.1:${server.port}/test_${run}_`;
    return { app: address('quintet_app', appPassword), owner: address('quintet_owner', ownerPassword) };
  });
}

/**
 * @param {number} run
 * @returns {string} folder for the files of a run, removed with it
 */
export const runFolder = (run) => path.join(os.tmpdir(), `quintet-test-${run}`);

/**
 * Drops the databases and files of a run, and stops the server when no other run is using it. A second call does nothing.
 * @param {number} run
 */
export function releaseRun(run) {
  fs.rmSync(runFolder(run), { recursive: true, force: true });
  return withLock(lock, async () => {
    if (!isEmbeddedRunning(home)) return;
    const { superuserPassword: password } = secrets();
    const server = await startEmbedded({ home, password, settings: fast, say });
    const others = await asRole(server.url(), async (client) => {
      const databases = await testDatabases(client);
      for (const { name } of databases.filter((database) => database.run === run)) await drop(client, name);
      return databases.filter((database) => database.run !== run && isRunning(database.run));
    });
    if (others.length === 0) await stopEmbedded(home);
  });
}

async function ensureTemplate(client, server, template, ownerPassword) {
  const { rows } = await client.query('select datistemplate from pg_database where datname = $1', [template]);
  if (rows[0]?.datistemplate) return;
  // Without the template mark it is half made, by a run that was killed in between.
  await drop(client, template);
  await makeDatabase(server.url, template);
  await deploy(`postgresql://quintet_owner:${ownerPassword}@127.0.0.1:${server.port}/${template}`);
  await client.query(`alter database ${template} is_template true allow_connections false`);
}

async function dropLeftovers(client, template) {
  for (const { name, run } of await testDatabases(client)) if (!isRunning(run)) await drop(client, name);
  const { rows } = await client.query(
    `select datname from pg_database where datname like 'template\\_%' and
    datname not in ('template0', 'template1', $1)`,
    [template],
  );
  for (const { datname } of rows) await drop(client, datname);
}

async function testDatabases(client) {
  const { rows } = await client.query(`select datname from pg_database where datname ~ '^test_[0-9]+_'`);
  return rows.map(({ datname }) => ({ name: datname, run: Number(datname.split('_')[1]) }));
}

async function drop(client, name) {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (!rowCount) return;
  await client.query(`alter database ${name} is_template false`);
  await client.query(`drop database ${name} with (force)`);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
