import { z } from 'zod';
import { id, instant } from '@/core/schema';

const robots = z.enum(['index,follow', 'noindex,follow', 'index,nofollow', 'noindex,nofollow']);
const twitterCard = z.enum(['summary', 'summary_large_image']);
const MAX_JSON_LD = 20_000;

const line = (title: string, max: number, description: string) =>
  z.string().trim().max(max, `Must have at most ${max} characters.`).nullable().meta({ title, description });

const jsonLd = z
  .union([z.record(z.string(), z.json()), z.array(z.record(z.string(), z.json()))])
  .refine(
    (value) => JSON.stringify(value).length <= MAX_JSON_LD,
    `Must be at most ${MAX_JSON_LD} characters.`,
  )
  .nullable()
  .meta({ title: 'Structured data', description: 'JSON-LD as schema.org describes it.' });

const fields = {
  title: line('Title', 200, 'In search results and on the browser’s tab; the page’s own when empty.'),
  description: line('Description', 500, 'One or two sentences for search results.'),
  canonicalUrl: z
    .url({ protocol: /^https?$/, error: 'Must be a web address (https://…).' })
    .max(2000)
    .nullable()
    .meta({ title: 'Canonical address', description: 'Where the original of this page is, if elsewhere.' }),
  ogTitle: line('Title when shared', 200, 'In social networks.'),
  ogDescription: line('Description when shared', 500, 'In social networks.'),
  ogImageAssetId: id.nullable().meta({ title: 'Image when shared' }),
  twitterCard: twitterCard.meta({ title: 'Card' }),
  robots: robots.meta({ title: 'Search engines' }),
  jsonLd,
};

export const Seo = z
  .object({
    ...fields,
    canonicalUrl: z.string().nullable(),
    jsonLd: z.json().nullable(),
    pageId: z.uuid(),
    version: z.int().meta({ description: '0 while nothing has been set.' }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Seo' });

export const UpdateSeo = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateSeo' });

export type SeoRow = z.output<typeof Seo>;
export type UpdateSeoInput = z.output<typeof UpdateSeo>;
