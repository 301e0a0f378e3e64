import { defineEvent, type EventDefinition } from '@/core/events/catalogue';
import { Page } from './pages/pages.schema';

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

export const sitesEvents: readonly EventDefinition[] = [
  pageCreated,
  pageUpdated,
  pageDeleted,
  pagePublished,
  pageScheduled,
  pageUnpublished,
  pageArchived,
];
