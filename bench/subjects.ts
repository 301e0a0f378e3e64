import { encodeCursor } from '@/core/http/listing';
import { localShop } from '../prisma/seed/templates/local-shop';
import { anApiKey, aTenant } from '../tests/support/factories';
import type { PageMark } from './database';
import type { Subject } from './measure';
import type { Server } from './servers';

/** The tenant that is measured, with a key that may do everything. */
export interface Measuree {
  tenantId: string;
  slug: string;
  key: string;
}

/** Makes the tenant. */
export async function aMeasuree(): Promise<Measuree> {
  const { tenantId, slug } = await aTenant({ name: 'Bench', plan: 'enterprise' });
  return { tenantId, slug, key: await anApiKey({ tenantId }) };
}

/** Publishes a home page of ten sections by way of the API, as an editor would. */
export async function publishHome(url: string, { tenantId, key }: Measuree): Promise<void> {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${url}/api/tenants/${tenantId}/pages${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { data: { id: string } }).data;
  };
  const page = await post('', { title: 'Bicycles in Vesterbro', slug: 'home', isHome: true });
  const operations = localShop.sections.map((section) => ({ operation: 'create', ...section }));
  await post(`/${page.id}/sections/bulk`, { operations });
  await post(`/${page.id}/publish`, { reason: 'Measured with the words of a template.' });
}

interface Places {
  product: Server;
  bare: Server;
}

/** Everything that is measured; the first is what the others are compared with. */
export function subjects({ product, bare }: Places, measuree: Measuree, marks: PageMark[]): Subject[] {
  const headers = { authorization: `Bearer ${measuree.key}` };
  const pages = `/api/tenants/${measuree.tenantId}/pages`;
  const mark = walk(marks);
  const first = marks[0];
  if (!first) throw new Error('There are no pages to ask for.');
  return [
    {
      name: 'Bare Next route',
      what: 'A route handler alone in a Next project: no middleware, no frame, no database.',
      server: bare,
      next: () => ({ path: '/bare' }),
    },
    {
      name: 'Bare route in the frame',
      what: '`/health/live`: middleware, request id, log line, metric; no credential, no database.',
      server: product,
      next: () => ({ path: '/health/live' }),
    },
    {
      name: 'One page, kept answer',
      what: 'The same page again: API key proven, limit counted, answer from the cache.',
      server: product,
      headers,
      next: () => ({ path: `${pages}/${first.id}` }),
    },
    {
      name: 'One page, from the database',
      what: 'A page not asked for before: row-level security, Prisma, response schema.',
      server: product,
      headers,
      next: () => ({ path: `${pages}/${mark().id}` }),
    },
    {
      name: '20 of 100,000, kept answer',
      what: 'The first page of the list again.',
      server: product,
      headers,
      next: () => ({ path: pages }),
    },
    {
      name: '20 of 100,000, count kept',
      what: 'By cursor from a random row, never the same: rows from the database, exact total kept.',
      server: product,
      headers,
      next: () => ({ path: `${pages}?cursor=${cursorAt(mark())}` }),
    },
    {
      name: '20 of 100,000, counted anew',
      what: 'A filter not used before: rows and an exact total over all rows from the database.',
      server: product,
      headers,
      next: () => ({ path: `${pages}?filter[updatedAt][gte]=${ancient()}` }),
    },
    {
      name: 'Create a page',
      what: 'One transaction with audit row, event and queued dispatch, on disk before the answer; the worker runs beside it.',
      server: product,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      next: () => ({ path: pages, body: JSON.stringify({ title: `Made by the bench ${count()}` }) }),
    },
    {
      name: 'Public home page',
      what: "A published page of a tenant's site, as a visitor gets it: HTML of about ten sections.",
      server: product,
      headers: { host: `${measuree.slug}.localhost` },
      next: () => ({ path: '/' }),
    },
  ];
}

/** Gives the rows one after the other, over all runs, so that no answer is kept from an earlier one. */
function walk(marks: PageMark[]): () => PageMark {
  let at = 0;
  return () => {
    at = (at + 1) % marks.length;
    return marks[at] as PageMark;
  };
}

const SORT = [
  { field: 'createdAt', column: 'created_at', descending: true },
  { field: 'id', column: 'id', descending: true },
];

function cursorAt({ id, createdAt }: PageMark): string {
  return encodeCursor(SORT, [createdAt, id], 'next');
}

let asked = 0;

/** A moment before every row, and never the same. */
function ancient(): string {
  asked += 1;
  return new Date(asked).toISOString();
}

let made = 0;
function count(): number {
  made += 1;
  return made;
}
