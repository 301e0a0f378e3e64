import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Template, TemplateCategory, TemplateLocale } from './templates.schema';

/** The tenant's own templates and the platform's; row-level security shows no others. */
export const templateListing = {
  resource: 'template',
  table: 'templates',
  row: Template,
  sort: { createdAt: 'created_at', name: 'name', category: 'category' },
  defaultSort: 'createdAt',
  filters: {
    category: { kind: 'values', column: 'category', of: TemplateCategory },
    industry: { kind: 'values', column: 'industry_slug', of: z.string().max(60) },
    premium: { kind: 'boolean', column: 'premium' },
    locale: { kind: 'values', column: 'locale', of: TemplateLocale },
  },
  search: "to_tsvector('simple', name || ' ' || description)",
  where: 'deleted_at is null',
} satisfies Listing<typeof Template>;
