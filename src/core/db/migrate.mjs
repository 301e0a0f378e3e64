/**
 * Prisma migrations without Prisma's native schema engine, which its CLI would have to download: the same engine,
 * built to WebAssembly, works through the pg driver adapter.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker';
import pg from 'pg';
import { migrationAdapter } from './migrate-adapter.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const schemaDir = path.join(root, 'prisma/schema');
const migrationsDir = path.join(root, 'prisma/migrations');
const jobGrants = path.join(root, 'src/core/jobs/grants.sql');
const lockFile = '# Made by the migration command; keep it under version control.\nprovider = "postgresql"\n';

/** Any number, the same in every process: whoever holds it in the database migrates it. */
const migrationLock = 4_872_001;

// Tables and enums outside the Prisma schema that drift detection must not report, schema-qualified.
const filters = { externalTables: [], externalEnums: [] };

/**
 * Brings a database up to date: Prisma's migrations, the job queue's own schema, and the app role's rights on it.
 * Concurrent calls wait for each other. A failing migration is rolled back whole and recorded as failed.
 * @param {string} url address as the owner role
 * @returns {Promise<string[]>} names of the migrations applied now
 * @throws Error with the database's own message and the position in the migration.
 */
export async function deploy(url) {
  return alone(url, async (client) => {
    const { appliedMigrationNames } = await withEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrations(), filters }),
    );
    await migrateJobQueue({ connectionString: url, logger: quietLogger() });
    if (fs.existsSync(jobGrants)) await client.query(fs.readFileSync(jobGrants, 'utf8'));
    return appliedMigrationNames;
  });
}

/**
 * Compares schema, migrations and database.
 * @param {string} url address as the owner role
 * @returns {Promise<string[]>} one sentence or diff per difference; empty when all three agree
 */
export async function findDrift(url) {
  return withEngine(url, async (engine, files) => {
    const migrationsList = readMigrations();
    const from = { tag: 'migrations', ...migrationsList };
    const known = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: true,
      filters,
    });
    const to = { tag: 'schemaDatamodel', files };
    const unwritten = await engine.diff({ from, to, script: true, exitCode: true, filters });
    const live = { tag: 'schemaDatasource', files, configDir: root };
    const drift = await engine.diff({ from, to: live, script: false, exitCode: true, filters });
    return [
      ...historyProblems(known),
      ...(unwritten.exitCode === 2
        ? [`The schema has changes without a migration:\n${unwritten.stdout}`]
        : []),
      ...(drift.exitCode === 2 ? [`The database differs from its migrations:\n${drift.stdout}`] : []),
    ];
  });
}

function historyProblems({ history, editedMigrationNames, failedMigrationNames, hasMigrationsTable }) {
  return [
    ...(hasMigrationsTable ? [] : ['The database has no record of any migration.']),
    ...editedMigrationNames.map((name) => `Migration ${name} was edited after it was applied.`),
    ...failedMigrationNames.map((name) => `Migration ${name} failed and was not repaired.`),
    ...(history?.unappliedMigrationNames ?? []).map((name) => `Migration ${name} is not applied.`),
    ...(history?.unpersistedMigrationNames ?? []).map(
      (name) => `Migration ${name} is applied but has no file.`,
    ),
  ];
}

/**
 * Writes the migration that leads from the present migrations to the schema.
 * @param {string} url address as the owner role; a shadow database beside it is made and dropped
 * @param {string} name what changes, in a few words
 * @param {{ draft?: boolean }} [options] draft: write a file to fill by hand even if the schema has not changed
 * @returns {Promise<string | null>} the new folder, or null when there is nothing to write
 */
export async function newMigration(url, name, { draft = false } = {}) {
  return withEngine(url, async (engine, files) => {
    // The engine's own createMigration accepts no shadow database from outside; a diff does.
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    });
    if (exitCode !== 2 && !draft) return null;
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = path.join(migrationsDir, `${stamp}_${name.toLowerCase().replace(/\W+/g, '_')}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'migration.sql'), exitCode === 2 ? stdout : '-- Written by hand.\n');
    const lock = path.join(migrationsDir, 'migration_lock.toml');
    if (!fs.existsSync(lock)) fs.writeFileSync(lock, lockFile);
    return folder;
  });
}

/**
 * Is every migration of this checkout applied, and unchanged since? Two queries, no engine: cheap at each start.
 * @param {pg.Client} client any role that may read _prisma_migrations
 * @returns {Promise<boolean>}
 */
export async function isDeployed(client) {
  const { rows: tables } = await client.query(
    `select to_regclass('public._prisma_migrations') is not null and to_regclass('graphile_worker.migrations') is not null as made`,
  );
  if (!tables[0].made) return false;
  const { rows } = await client.query(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return migrationFiles().every(({ name, sql }) => applied.get(name) === sha256(sql));
}

/**
 * A digest of everything that `deploy` would bring to a database.
 * @returns {string} 16 hex digits
 */
export function migrationsDigest() {
  const require = createRequire(import.meta.url);
  const queue = fs.readFileSync(require.resolve('graphile-worker/package.json'), 'utf8');
  const grants = fs.existsSync(jobGrants) ? fs.readFileSync(jobGrants, 'utf8') : '';
  return sha256(JSON.stringify([migrationFiles(), grants, JSON.parse(queue).version])).slice(0, 16);
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function migrationFiles() {
  if (!fs.existsSync(migrationsDir)) return [];
  return fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      sql: fs.readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readMigrations() {
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: lockFile },
    shadowDbInitScript: '',
    migrationDirectories: migrationFiles().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

function readSchema() {
  return fs
    .readdirSync(schemaDir, { recursive: true })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: path.join('prisma/schema', name),
      content: fs.readFileSync(path.join(schemaDir, name), 'utf8'),
    }));
}

async function withEngine(url, work) {
  await loadEngine();
  const files = readSchema();
  const { adapter, close, explain } = migrationAdapter(url);
  const datamodels = files.map(({ path: name, content }) => [name, content]);
  const engine = await wasm.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(engine, files);
  } catch (error) {
    throw explain(error);
  } finally {
    engine.free();
    await close();
  }
}

let loaded;
/** The package's own entry imports the .wasm file as a module, which needs a flag on Node 20. */
function loadEngine() {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const beside = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const code = fs.readFileSync(path.join(beside, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(code, {
      './schema_engine_bg.js': withoutWaiting(wasm),
    });
    wasm.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start?.();
  })();
  return loaded;
}

/** The engine guards its lock by a timer of ten seconds that it never clears; a process must not wait for that. */
function withoutWaiting(imports) {
  const name = Object.keys(imports).find((key) => key.startsWith('__wbg_setTimeout_'));
  if (!name) return imports;
  return { ...imports, [name]: (...args) => imports[name](...args).unref() };
}

/** One migrator at a time per database, over the job queue's part too. */
async function alone(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The queue announces each of its own migrations; only its complaints matter here. */
function quietLogger() {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error(`job queue: ${message}`);
  });
}
