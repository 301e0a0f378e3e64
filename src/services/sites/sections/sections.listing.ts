import type { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Section } from './sections.schema';
import { SectionType } from './types';

/** The sections of one page, from top to bottom. */
export const sectionListing = {
  resource: 'section',
  table: 'sections',
  row: Section,
  sort: { order: '"order"', createdAt: 'created_at' },
  defaultSort: 'order',
  filters: {
    type: { kind: 'values', column: 'type', of: SectionType as z.ZodType },
    visible: { kind: 'boolean', column: 'visible' },
  },
} satisfies Listing<typeof Section>;
