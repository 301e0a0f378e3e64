/** `npm run bench [-- --profile]`: measures the production build beside a database of its own, on this machine only. */
import './check-node.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { at, endChildren, runHere, runMain, runQuietly, step } from './project.mjs';
import { firstSignal } from './signals.mjs';

const home = at('.data/bench');
const bare = path.join(home, 'bare');
const next = 'node_modules/next/dist/bin/next';
/** So high that none is met: the limiter is measured at work, not at refusing. */
const noLimit = '1000000000';

async function main() {
  await ensureInstalled();
  const { ensureClient } = await import('./generate.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  await ensureClient();
  await ensureBuilt();
  await step('Building the bare route to compare with', buildBare);
  firstSignal().promise.then((name) => name === 'SIGINT' || endChildren());
  const { stopEmbedded } = await import('../core/db/embedded.mjs');
  try {
    const env = await environment(await prepareDatabase());
    return await runHere(['--import', 'tsx', 'bench/index.ts', bare, ...process.argv.slice(2)], env);
  } finally {
    await stopEmbedded(path.join(home, 'postgres'));
  }
}

/** A Next project of its own, below the checkout so that it finds the same node_modules. */
async function buildBare() {
  fs.rmSync(bare, { recursive: true, force: true });
  fs.cpSync(at('bench/bare'), bare, { recursive: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await runQuietly(process.execPath, [next, 'build', bare], env);
}

/** An empty, migrated database that writes to disk as a real one does, and counts what each statement costs. */
async function prepareDatabase() {
  const { durable, startEmbedded } = await import('../core/db/embedded.mjs');
  const { asRole, makeDatabase, makeRoles } = await import('../core/db/embedded-roles.mjs');
  const { deploy } = await import('../core/db/migrate.mjs');
  const { secrets } = await import('./environment.mjs');
  const { superuserPassword: password, ownerPassword: owner, appPassword: app } = secrets();
  const settings = [...durable, 'shared_preload_libraries=pg_stat_statements', 'max_wal_size=4GB'];
  const server = await startEmbedded({
    home: path.join(home, 'postgres'),
    password,
    settings,
    say: console.log,
  });
  await asRole(server.url(), async (client) => {
    await makeRoles(client, { owner, app });
    await client.query('drop database if exists bench with (force)');
  });
  await makeDatabase(server.url, 'bench');
  const address = (role, secret) => `postgresql://${role}:${secret}@127.0.0.1:${server.port}/bench`;
  await deploy(address('quintet_owner', owner));
  return { app: address('quintet_app', app), superuser: server.url('bench') };
}

async function environment({ app, superuser }) {
  const { completeEnvironment } = await import('./environment.mjs');
  const { choosePort } = await import('./server-process.mjs');
  const port = String(await choosePort(3900, false));
  const { PATH, HOME, LANG } = process.env;
  // Only these of the caller's environment: his settings must not colour the result.
  const given = { PATH, HOME, ...(LANG && { LANG }), NODE_ENV: 'production', PORT: port };
  const limits = ['ANONYMOUS', 'ADDRESS', 'USER', 'KEY'].map((name) => [`RATE_LIMIT_${name}`, noLimit]);
  return {
    // The bench itself asks as superuser: it fills tables past row-level security, and reads the statistics.
    ...completeEnvironment(given, { DATABASE_URL: app, DATABASE_OWNER_URL: superuser }),
    ...Object.fromEntries(limits),
    STORAGE_DIR: path.join(home, 'storage'),
  };
}

await runMain(main);
