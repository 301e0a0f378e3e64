import pg from 'pg';
import { env } from '@/core/env';

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
