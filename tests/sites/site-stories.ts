import pg from 'pg';
import { env } from '@/core/env';
import * as publish from '../../app/api/tenants/[tenantId]/pages/[pageId]/publish/route';
import * as sections from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { seedTemplates } from '../../prisma/seed/seed-templates';
import { seenBy } from '../support/factories';
import type { Caller } from '../support/harness';

export interface PageData {
  id: string;
  slug: string;
  title: string;
  status: string;
  version: number;
  isHome: boolean;
  publishAt: string | null;
  publishedVersionId: string | null;
}

/** Runs work as the owner of the tables, as an installation's own commands do. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The platform's templates, as every installation has them. */
export const installTemplates = () => asOwner(seedTemplates);

/** A draft page with a hero of each heading, made through the API. */
export async function aPageWith(
  caller: Caller,
  page: { title: string; slug?: string; isHome?: boolean },
  ...headings: string[]
): Promise<PageData> {
  const made = await caller.call<PageData>(pages.POST, { method: 'POST', body: page });
  if (made.status !== 201) throw new Error(made.text);
  for (const heading of headings) await addHero(caller, made.data.id, heading);
  return made.data;
}

/** Adds a hero to a page. */
export async function addHero(caller: Caller, pageId: string, heading: string): Promise<void> {
  const body = { type: 'hero', content: { heading } };
  const answer = await caller.call(sections.POST, { method: 'POST', params: { pageId }, body });
  if (answer.status !== 201) throw new Error(answer.text);
}

/** Publishes a page through the API. */
export async function publishNow(caller: Caller, pageId: string, body: object = {}) {
  return caller.call<PageData>(publish.POST, { method: 'POST', params: { pageId }, body });
}

/** The headings of a page's sections from top to bottom, as stored. */
export async function headingsOf(tenantId: string, pageId: string): Promise<unknown[]> {
  const rows = await seenBy(tenantId, (db) =>
    db.section.findMany({ where: { pageId }, orderBy: { order: 'asc' } }),
  );
  return rows.map(({ content }) => (content as { heading?: string }).heading);
}
