import { z } from 'zod';
import { defineEvent, type EventDefinition } from '@/core/events/catalogue';
import { Page } from './pages/pages.schema';
import { Section } from './sections/sections.schema';

const page = { resource: 'page', payload: Page, permission: 'pages:read' };
export const pageCreated = defineEvent({ ...page, type: 'page.created', summary: 'A page was created' });
export const pageUpdated = defineEvent({ ...page, type: 'page.updated', summary: 'A page was changed' });
export const pageDeleted = defineEvent({ ...page, type: 'page.deleted', summary: 'A page was deleted' });
export const pagePublished = defineEvent({ ...page, type: 'page.published', summary: 'A page went live' });
export const pageScheduled = defineEvent({
  ...page,
  type: 'page.scheduled',
  summary: 'A page will go live at a set time',
});
export const pageUnpublished = defineEvent({
  ...page,
  type: 'page.unpublished',
  summary: 'A page was taken off the site',
});
export const pageArchived = defineEvent({ ...page, type: 'page.archived', summary: 'A page was archived' });

const section = { resource: 'section', payload: Section, permission: 'pages:read' };
export const sectionCreated = defineEvent({
  ...section,
  type: 'section.created',
  summary: 'A section was added to a page',
});
export const sectionUpdated = defineEvent({
  ...section,
  type: 'section.updated',
  summary: 'A section was changed or moved',
});
export const sectionDeleted = defineEvent({
  ...section,
  type: 'section.deleted',
  summary: 'A section was removed from its page',
});
export const sectionsReordered = defineEvent({
  ...section,
  type: 'section.reordered',
  summary: 'The sections of a page were put into another order',
  payload: z.object({ pageId: z.uuid(), sectionIds: z.array(z.uuid()) }),
});

export const sitesEvents: readonly EventDefinition[] = [
  pageCreated,
  pageUpdated,
  pageDeleted,
  pagePublished,
  pageScheduled,
  pageUnpublished,
  pageArchived,
  sectionCreated,
  sectionUpdated,
  sectionDeleted,
  sectionsReordered,
];
