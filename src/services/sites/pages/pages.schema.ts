import { z } from 'zod';
import { id, instant, text } from '@/core/schema';

export const PageStatus = z.enum(['draft', 'scheduled', 'published', 'archived']);

const RESERVED_SLUGS = new Set([
  'api',
  'sitemap.xml',
  'robots.txt',
  'rss.xml',
  's',
  '_next',
  'signin',
  'assets',
  'files',
]);

/** A page's address below the site's host: words of a-z and 0-9 joined by hyphens, folders by slashes. */
export const pageSlug = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Must not be empty.')
  .max(100, 'Must have at most 100 characters.')
  .regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/, 'Use a–z, 0–9, single hyphens and slashes.')
  .refine(
    (slug) => !RESERVED_SLUGS.has(slug.split('/')[0] ?? ''),
    'This address is reserved. Choose another.',
  );

export const Page = z
  .object({
    id: z.uuid(),
    title: z.string(),
    slug: z.string(),
    status: PageStatus,
    isHome: z.boolean(),
    inNavigation: z.boolean(),
    parentId: z.uuid().nullable(),
    publishAt: instant.nullable(),
    publishedAt: instant.nullable(),
    publishedVersionId: z.uuid().nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Page' });

const title = text(200).meta({ title: 'Title' });
const slug = pageSlug.meta({ title: 'Address' });
const isHome = z.boolean().meta({ title: 'Home page' });
const inNavigation = z.boolean().meta({ title: 'Show in navigation' });
const parentId = id.nullable().meta({ title: 'Parent page' });

export const CreatePage = z
  .strictObject({
    title,
    slug: slug.optional().meta({ title: 'Address', description: 'Made from the title when left out.' }),
    isHome: isHome.default(false),
    inNavigation: inNavigation.default(true),
    parentId: parentId.default(null),
    templateId: id.optional().meta({ title: 'Template', description: 'The page begins with its sections.' }),
  })
  .meta({ id: 'CreatePage' });

export const UpdatePage = z
  .strictObject({ title, slug, isHome, inNavigation, parentId })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdatePage' });

export const PublishPage = z
  .strictObject({
    reason: text(500)
      .optional()
      .meta({ description: 'Why it goes live in spite of the findings of the check.' }),
  })
  .meta({ id: 'PublishPage' });

export const SchedulePage = z
  .strictObject({ publishAt: instant.meta({ title: 'Goes live at' }), reason: text(500).optional() })
  .meta({ id: 'SchedulePage' });

export const ResetPage = z
  .strictObject({
    sectionId: id.optional().meta({ description: 'One section; all of them when left out.' }),
  })
  .meta({ id: 'ResetPage' });

export const PageVersion = z
  .object({
    id: z.uuid(),
    pageId: z.uuid(),
    number: z.int(),
    title: z.string(),
    slug: z.string(),
    isHome: z.boolean(),
    createdById: z.uuid().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'PageVersion' });

export const PageVersionParams = z.object({ pageId: z.uuid(), versionId: z.uuid() });

/** Next hands the words of a catch-all segment over one by one; the slug is all of them. */
export const PageSlugParams = z.object({
  slug: z.union([z.string(), z.array(z.string()).transform((words) => words.join('/'))]),
});

export const PageParams = z.object({ pageId: z.uuid() });

export type CreatePageInput = z.output<typeof CreatePage>;
export type UpdatePageInput = z.output<typeof UpdatePage>;
export type PublishPageInput = z.output<typeof PublishPage>;
export type SchedulePageInput = z.output<typeof SchedulePage>;
