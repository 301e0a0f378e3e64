import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { Reader } from '../site/site.assets';

const SnapshotSection = z.object({
  id: z.string(),
  type: z.string(),
  order: z.int(),
  content: z.unknown(),
  settings: z.unknown(),
  visible: z.boolean(),
});

const SnapshotSeo = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  ogTitle: z.string().nullable(),
  ogDescription: z.string().nullable(),
  ogImageAssetId: z.string().nullable(),
  twitterCard: z.string(),
  robots: z.string(),
  jsonLd: z.json().nullable(),
});

/** What a page shows: its title, sections and metadata. A draft reads it from rows, a version from its snapshot. */
export const PageContent = z.object({
  page: z.object({ title: z.string(), slug: z.string() }),
  sections: z.array(SnapshotSection),
  seo: SnapshotSeo.nullable(),
});

export type PageContent = z.output<typeof PageContent>;

/** The parts of a page's row that its content is read by. */
export interface PageFacts {
  id: string;
  title: string;
  slug: string;
  isHome: boolean;
}

/** A page as its editors have it now, hidden sections included. */
export async function readDraft({ db }: Reader, { id, title, slug }: PageFacts): Promise<PageContent> {
  const sections = await db.section.findMany({ where: { pageId: id }, orderBy: { order: 'asc' } });
  const seo = await db.seoMetadata.findFirst({ where: { pageId: id } });
  return PageContent.parse({ page: { title, slug }, sections, seo });
}

/** What goes into a version: the draft without its hidden sections. */
export function snapshotOf(draft: PageContent): Prisma.InputJsonObject {
  const sections = draft.sections.filter(({ visible }) => visible);
  return { ...draft, sections } as unknown as Prisma.InputJsonObject;
}

/** The address of a page below the site's host, as the renderer wants it: '' for the home page. */
export function sitePath({ slug, isHome }: { slug: string; isHome: boolean }): string {
  return isHome ? '' : slug;
}
