import pg from 'pg';
import { env } from '@/core/env';
import { secrets } from '../../src/commands/environment.mjs';

/** Asks the database as its owner, past row-level security: what an intruder at the database could see and do. */
export async function asOwner<Row extends pg.QueryResultRow>(
  tenantId: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query("select set_config('app.tenant_id', $1, false)", [tenantId]);
    return (await owner.query<Row>(text, values)).rows;
  } finally {
    await owner.end();
  }
}

/**
 * Everything that any table of the database keeps, and the samples that its planner keeps, as text: what a thief of the
 * whole database would read.
 */
export async function dumpAsText(): Promise<string> {
  const address = new URL(env().DATABASE_OWNER_URL ?? '');
  address.username = 'postgres';
  address.password = secrets().superuserPassword;
  const superuser = new pg.Client({ connectionString: address.href });
  await superuser.connect();
  try {
    const { rows: tables } = await superuser.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not like 'pg\\_%'
       and schemaname <> 'information_schema' union all select 'pg_stats'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await superuser.query<{ row: string }>(`select t::text as row from ${name} t`);
      texts.push(`-- ${name}`, ...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  } finally {
    await superuser.end();
  }
}
