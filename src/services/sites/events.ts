import { z } from 'zod';
import { defineEvent, type EventDefinition } from '@/core/events/catalogue';
import { Asset } from './assets/assets.schema';
import { Branding } from './branding/branding.schema';
import { NavigationItem } from './navigation/navigation.schema';
import { Page } from './pages/pages.schema';
import { Section } from './sections/sections.schema';
import { Seo } from './seo/seo.schema';
import { AppliedTemplate, Template } from './templates/templates.schema';

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

const asset = { resource: 'asset', payload: Asset, permission: 'assets:read' };
export const assetCreated = defineEvent({ ...asset, type: 'asset.created', summary: 'A file was uploaded' });
export const assetUpdated = defineEvent({
  ...asset,
  type: 'asset.updated',
  summary: 'A file was described anew',
});
export const assetDeleted = defineEvent({ ...asset, type: 'asset.deleted', summary: 'A file was deleted' });

export const brandingUpdated = defineEvent({
  resource: 'branding',
  payload: Branding,
  permission: 'branding:read',
  type: 'branding.updated',
  summary: 'The branding was changed or reset',
});

export const templateApplied = defineEvent({
  ...page,
  type: 'page.template_applied',
  summary: 'A page was given the sections of a template',
  payload: AppliedTemplate,
});
export const pageReset = defineEvent({
  ...page,
  type: 'page.reset',
  summary: 'Sections of a page were made as their template gave them',
  payload: AppliedTemplate,
});

const seo = { resource: 'seo_metadata', payload: Seo, permission: 'pages:read' };
export const seoUpdated = defineEvent({
  ...seo,
  type: 'seo.updated',
  summary: 'The metadata of a page were changed',
});
export const seoDeleted = defineEvent({
  ...seo,
  type: 'seo.deleted',
  summary: 'The metadata of a page were removed',
});

const navigation = { resource: 'navigation', payload: NavigationItem, permission: 'pages:read' };
export const navigationCreated = defineEvent({
  ...navigation,
  type: 'navigation.created',
  summary: 'An entry was added to the navigation',
});
export const navigationUpdated = defineEvent({
  ...navigation,
  type: 'navigation.updated',
  summary: 'An entry of the navigation was changed',
});
export const navigationDeleted = defineEvent({
  ...navigation,
  type: 'navigation.deleted',
  summary: 'An entry of the navigation was removed',
});
export const navigationReordered = defineEvent({
  ...navigation,
  type: 'navigation.reordered',
  summary: 'Header or footer were put into another order',
  payload: z.object({ location: z.enum(['header', 'footer']), itemIds: z.array(z.uuid()) }),
});

const template = { resource: 'template', payload: Template, permission: 'templates:read' };
export const templateCreated = defineEvent({
  ...template,
  type: 'template.created',
  summary: 'A template was created',
});
export const templateUpdated = defineEvent({
  ...template,
  type: 'template.updated',
  summary: 'A template was changed',
});
export const templateDeleted = defineEvent({
  ...template,
  type: 'template.deleted',
  summary: 'A template was deleted',
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
  assetCreated,
  assetUpdated,
  assetDeleted,
  brandingUpdated,
  templateApplied,
  pageReset,
  seoUpdated,
  seoDeleted,
  navigationCreated,
  navigationUpdated,
  navigationDeleted,
  navigationReordered,
  templateCreated,
  templateUpdated,
  templateDeleted,
];
