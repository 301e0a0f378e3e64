import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { env } from '@/core/env';

/** How many pages the measured tenant has. */
export const PAGES = 100_000;

/** Opens the bench's database as superuser. The caller ends it. */
export async function openAsSuperuser(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await client.connect();
  return client;
}

/**
 * Gives a tenant 100,000 pages, of several statuses, a minute apart. Triggers are off: what stood there before the
 * measurement needs no audit.
 */
export async function fillWithPages(client: pg.Client, tenantId: string): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into pages (tenant_id, title, slug, status, in_navigation, created_at, updated_at)
     select $1, 'Page ' || n, 'page-' || n, (array['draft','draft','draft','archived'])[1 + n % 4], false,
       now() - n * interval '1 minute', now() - n * interval '1 minute' from generate_series(1, $2::int) n`,
    [tenantId, PAGES],
  );
  await client.query('set session_replication_role = default');
  await client.query('vacuum analyze');
}

/** A page as far as paths and cursors need it. */
export interface PageMark {
  id: string;
  createdAt: Date;
}

/** The tenant's pages in no order. */
export async function pageMarks(client: pg.Client, tenantId: string): Promise<PageMark[]> {
  const { rows } = await client.query<PageMark>(
    `select id, created_at as "createdAt" from pages where tenant_id = $1 order by md5(id::text)`,
    [tenantId],
  );
  return rows;
}

/** Waits until the queue has no job that could run now, so that one subject's work does not slow the next one. */
export async function queueIsEmpty(client: pg.Client): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    const { rows } = await client.query<{ waiting: number }>(
      'select count(*)::int as waiting from graphile_worker._private_jobs where run_at <= now()',
    );
    if (rows[0]?.waiting === 0) return;
    if (Date.now() > deadline) throw new Error(`The queue still has ${rows[0]?.waiting} jobs.`);
    await sleep(200);
  }
}
