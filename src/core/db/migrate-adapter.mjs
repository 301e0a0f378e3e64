/** Prisma's pg adapter (7.10), corrected where the schema engine needs more of it than queries do. */
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's one-byte "char" of the catalogues, and text. */
const charType = 18;
const textType = 25;

/**
 * An adapter for the schema engine.
 * @param {string} url address as the owner role
 * @returns the adapter; `close`, which ends its connections (the engine leaves them open, and then no database can
 *   be cloned or dropped); `explain`, which puts the database's own message into an engine error.
 */
export function migrationAdapter(url) {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  const open = [];
  factory.connect = async () => {
    const connection = corrected(await connect());
    open.push(connection);
    return connection;
  };
  factory.connectToShadowDb = () => connectToShadow(url);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  return {
    adapter,
    close: () => Promise.all(open.map(endPool)),
    explain: (error) => explain(error, adapter.errorRegistry),
  };
}

function corrected(connection) {
  // The adapter splits scripts at semicolons, which cuts function bodies. One query is also one transaction.
  connection.executeScript = async (sql) => {
    await connection.underlyingDriver().query(sql);
  };
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  let charColumns = [];
  connection.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [...result.fields.keys()].filter((column) => result.fields[column].dataTypeID === charType);
    for (const column of charColumns) result.fields[column].dataTypeID = textType;
    return result;
  };
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return connection;
}

/** Disposing a connection ends its pool in some paths of the adapter and not in others. */
async function endPool(connection) {
  const driver = connection.underlyingDriver();
  if (!driver.ending && !driver.ended) await driver.end();
}

/**
 * An empty database in which the engine replays migrations. The adapter's own version connects to the real
 * database instead when it is given a URL.
 */
async function connectToShadow(url) {
  const name = `quintet_shadow_${process.pid}_${Date.now()}`;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`create database "${name}" template template0`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  const shadow = corrected(await new PrismaPg({ connectionString: address.href }).connect());
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await endPool(shadow);
    await owner.query(`drop database if exists "${name}" with (force)`);
    await owner.end();
  };
  return shadow;
}

function explain(error, registry) {
  const id = /External error id#(\d+)/.exec(error?.message ?? '')?.[1];
  const cause = id === undefined ? undefined : registry.consumeError(Number(id))?.error;
  if (!cause) return error;
  const position = cause.position ? ` (position ${cause.position})` : '';
  return new Error([`${cause.message ?? cause}${position}`, cause.where].filter(Boolean).join('\n'), {
    cause: error,
  });
}
