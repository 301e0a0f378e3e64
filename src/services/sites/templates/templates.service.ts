import type { Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { key, lockRow, requireVersion } from '@/core/db/rows';
import { notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import type { Prisma } from '@/generated/prisma/client';
import { templateCreated, templateDeleted, templateUpdated } from '../events';
import { storedContent, storedSettings } from '../sections/sections.content';
import { templateListing } from './templates.listing';
import type { CreateTemplateInput, TemplateWords, UpdateTemplateInput } from './templates.schema';

declareConstraint('templates_slug_living', {
  code: 'CONFLICT',
  field: 'slug',
  message: 'Another template already has this short name.',
});
declareConstraint('templates_industry_slug_fkey', {
  code: 'VALIDATION_ERROR',
  field: 'industrySlug',
  message: 'There is no such industry.',
});

/** The templates that the tenant may use: its own and the platform's. */
export async function listTemplates(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, templateListing, query);
}

/** One template with its sections. */
export async function getTemplate(ctx: Ctx, templateId: string) {
  const template = await ctx.db.template.findFirst({ where: { id: templateId, deletedAt: null } });
  if (!template) throw notFound('template');
  return asWire(template);
}

/** The trades that templates are made for. */
export async function listIndustries(ctx: Ctx) {
  return ctx.db.industry.findMany({ orderBy: { name: 'asc' } });
}

/**
 * Creates a template of the caller's tenant; a platform administrator working in no tenant creates one for everybody.
 * @throws VALIDATION_ERROR naming each wrong field of each section; CONFLICT for a short name that is taken
 */
export async function createTemplate(ctx: Ctx, { sections, ...input }: CreateTemplateInput) {
  const template = asWire(
    await ctx.db.template.create({ data: { ...input, sections: storedSections(sections) } }),
  );
  await record(ctx, templateCreated, template.id, template);
  return template;
}

/** Changes a template of the tenant. Other sections make its next revision; pages made from it stay as they are. */
export async function updateTemplate(
  ctx: Ctx,
  templateId: string,
  { sections, ...change }: UpdateTemplateInput,
) {
  await lockTemplate(ctx, templateId);
  const content = sections && { sections: storedSections(sections), revision: { increment: 1 } };
  const data = { ...change, ...content };
  const template = asWire(await ctx.db.template.update({ where: key(ctx, templateId), data }));
  await record(ctx, templateUpdated, template.id, template);
  return template;
}

/** Deletes a template of the tenant. Pages made from it can still be reset to it. */
export async function deleteTemplate(ctx: Ctx, templateId: string) {
  const template = await lockTemplate(ctx, templateId);
  await ctx.db.template.update({ where: key(ctx, templateId), data: { deletedAt: ctx.now } });
  await record(ctx, templateDeleted, template.id, template);
  return { id: templateId };
}

/** Locks a template that the tenant may change: the platform's are not seen by a lock, and answer as missing. */
async function lockTemplate(ctx: Ctx, templateId: string) {
  await lockRow(ctx, 'templates', templateId, 'template');
  const template = await getTemplate(ctx, templateId);
  requireVersion(ctx, template);
  return template;
}

function storedSections(sections: CreateTemplateInput['sections']): Prisma.InputJsonArray {
  return sections.map(({ type, content, settings }, at) => ({
    type,
    content: storedContent(type, content, `sections.${at}.content`),
    settings: storedSettings(settings, `sections.${at}.settings`),
  }));
}

/** A row in the words of the wire; the schema checks it again on the way out. */
function asWire<T extends { category: string; sections: unknown }>(template: T) {
  return template as T & TemplateWords;
}
