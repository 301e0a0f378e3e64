import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { sectionDeleted, sectionUpdated } from '@/services/sites/events';
import { Section, SectionParams, UpdateSection } from '@/services/sites/sections/sections.schema';
import { deleteSection, getSection, updateSection } from '@/services/sites/sections/sections.service';

export const GET = endpoint(
  {
    summary: 'Get a section',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: SectionParams,
    response: Section,
    cache: { resources: ['page', 'section'], seconds: 300 },
  },
  (ctx, { params }) => getSection(ctx, params.pageId, params.sectionId),
);

export const PUT = endpoint(
  {
    summary: 'Update a section',
    description: 'Content and settings are replaced as a whole; the type stays.',
    permission: 'pages:write',
    audit: sectionUpdated,
    params: SectionParams,
    body: UpdateSection,
    response: Section,
  },
  (ctx, { params, body }) => updateSection(ctx, params.pageId, params.sectionId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete a section',
    permission: 'pages:write',
    audit: sectionDeleted,
    params: SectionParams,
    response: Deleted,
  },
  (ctx, { params }) => deleteSection(ctx, params.pageId, params.sectionId),
);
