/** `npm run db:<what>`: the database by hand. The embedded server is started for it when it is not running. */
import './check-node.mjs';
import { ensureInstalled } from './install.mjs';
import { Plain, runHere, runMain, say } from './project.mjs';

async function main() {
  const commands = { new: write, deploy, status, verify, check, seed, stop };
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name ?? '')) {
    throw new Plain(`Usage: node src/commands/db.mjs ${Object.keys(commands).join(' | ')}`);
  }
  await ensureInstalled();
  return commands[name](args);
}

async function withDatabase(work) {
  const { withDatabase } = await import('./database.mjs');
  return withDatabase(work);
}

async function write(args) {
  const draft = args.includes('--draft');
  const name = args.filter((arg) => arg !== '--draft').join(' ');
  if (!name) throw new Plain('Say what changes: npm run db:new add invoices');
  const { newMigration } = await import('../core/db/migrate.mjs');
  const folder = await withDatabase((env) => newMigration(env.DATABASE_OWNER_URL, name, { draft }));
  say(
    folder ? `Wrote ${folder}; read it before you commit it.` : 'The migrations already lead to this schema.',
  );
}

async function deploy() {
  const migrations = await import('../core/db/migrate.mjs');
  const applied = await withDatabase((env) => migrations.deploy(env.DATABASE_OWNER_URL));
  say(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'Nothing to apply.');
}

const status = () => withDatabase(reportDrift);

async function reportDrift(env) {
  const { findDrift } = await import('../core/db/migrate.mjs');
  const differences = await findDrift(env.DATABASE_OWNER_URL);
  for (const difference of differences) say(difference);
  if (differences.length === 0) say('Schema, migrations and database agree.');
  return differences.length > 0 ? 1 : 0;
}

/** The same questions to a scratch database made from the migrations, with demo data: for CI. */
async function check() {
  const { prepareRun, releaseRun } = await import('../../tests/support/test-database.mjs');
  const { completeEnvironment, givenEnvironment } = await import('./environment.mjs');
  const { ensureClient } = await import('./generate.mjs');
  const { runSeed } = await import('./prepare-database.mjs');
  try {
    const { app, owner } = await prepareRun(process.pid, ['check']);
    const database = { DATABASE_URL: `${app}check`, DATABASE_OWNER_URL: `${owner}check` };
    const env = { ...completeEnvironment(givenEnvironment(), database), ...database, LOG_LEVEL: 'warn' };
    await ensureClient();
    if ((await reportDrift(env)) > 0) return 1;
    if ((await runSeed(env)) > 0) return 1;
    return await runHere(['--import', 'tsx', 'src/commands/db-verify.ts'], env);
  } finally {
    await releaseRun(process.pid);
  }
}

function verify() {
  return withDatabase((env, superuserUrl) => {
    // A superuser sees the rows of all tenants at once; the owner has to look as each tenant in turn.
    const DATABASE_OWNER_URL = superuserUrl ?? env.DATABASE_OWNER_URL;
    return runHere(['--import', 'tsx', 'src/commands/db-verify.ts'], { ...env, DATABASE_OWNER_URL });
  });
}

async function seed() {
  const { ensureClient } = await import('./generate.mjs');
  const { ensureMigrated, runSeed } = await import('./prepare-database.mjs');
  return withDatabase(async (env) => {
    await ensureClient();
    await ensureMigrated(env);
    return runSeed(env);
  });
}

async function stop() {
  const { stopDatabase } = await import('./database.mjs');
  say((await stopDatabase()) ? 'The database is stopped.' : 'The database was not running.');
}

await runMain(main);
