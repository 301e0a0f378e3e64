/** Migrations and demo data at a start, each only when needed. */
import fs from 'node:fs';
import { asRole } from '../core/db/embedded-roles.mjs';
import { digest } from './digest.mjs';
import { at, Plain, runHere, runQuietly, say, step } from './project.mjs';

const seed = 'prisma/seed/index.ts';
const templates = 'prisma/seed/install-templates.ts';
/** What the templates that are installed follow from. */
const templateSources = ['prisma/seed/templates', 'prisma/seed/seed-templates.ts'];

/**
 * Deploys migrations and installs templates, unless the database has exactly these and the queue's part was installed
 * from this checkout.
 * @param {Record<string, string>} env with DATABASE_OWNER_URL
 */
export async function ensureMigrated(env) {
  const { deploy, isDeployed, migrationsDigest } = await import('../core/db/migrate.mjs');
  const { host, pathname } = new URL(env.DATABASE_OWNER_URL);
  const current = JSON.stringify({
    database: host + pathname,
    digest: migrationsDigest(),
    templates: digest(templateSources),
  });
  const mark = at('.data/migrated.json');
  const known = fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === current;
  if (known && (await asRole(env.DATABASE_OWNER_URL, isDeployed))) return;
  const applied = await step('Migrating the database', () => deploy(env.DATABASE_OWNER_URL));
  for (const name of applied) say(`    ${name}`);
  if (!(await asRole(env.DATABASE_OWNER_URL, isDeployed))) {
    throw new Plain(
      'The database was made by other migrations than these: one was edited after it was applied.\n' +
        '`npm run db:status` says which. For a fresh development database: `npm run db:stop`, delete .data/postgres.',
    );
  }
  await step('Installing templates', () => runQuietly(process.execPath, ['--import', 'tsx', templates], env));
  fs.writeFileSync(mark, current);
}

/**
 * Fills a database without tenants with demo data.
 * @param {Record<string, string>} env
 * @param {string} superuserUrl row-level security hides tenants from every other role
 */
export async function ensureSeeded(env, superuserUrl) {
  if (!fs.existsSync(at(seed))) return;
  const { rows } = await asRole(superuserUrl, (client) => client.query('select from tenants limit 1'));
  if (rows.length > 0) return;
  await step('Filling in demo data', () => runQuietly(process.execPath, ['--import', 'tsx', seed], env));
}

/**
 * Runs the demo seed in this terminal.
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
export async function runSeed(env) {
  if (!fs.existsSync(at(seed))) throw new Plain(`There is no ${seed}.`);
  return runHere(['--import', 'tsx', seed], env);
}
