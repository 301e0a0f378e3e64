import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { jsonObject } from '@/core/schema';
import { pageReset, templateApplied } from '../events';
import { getPage, lockPage, touchPage } from '../pages/pages.service';
import type { SectionRow } from '../sections/sections.schema';
import {
  appendSections,
  changeSection,
  listAllSections,
  placeSection,
  replaceSections,
} from '../sections/sections.service';
import type { ApplyTemplateInput } from './templates.schema';
import { getTemplate } from './templates.service';

/** The sections as the template gave them, each under the id that it got on the page. */
const Defaults = z.array(
  z.object({ sectionId: z.uuid(), type: z.string(), content: jsonObject, settings: jsonObject }),
);
type Default = z.output<typeof Defaults>[number];

/**
 * Gives a page a template's sections. If-Match names the page's version.
 * @throws NOT_FOUND for a page or template that is missing or another tenant's
 */
export async function applyTemplate(ctx: Ctx, templateId: string, { pageId, mode }: ApplyTemplateInput) {
  await lockPage(ctx, pageId);
  const applied = await beginFromTemplate(ctx, pageId, templateId, mode);
  await touchPage(ctx, pageId);
  await record(ctx, templateApplied, pageId, applied);
  return applied;
}

/** Writes a template's sections to a locked page, and remembers them as its defaults. */
export async function beginFromTemplate(
  ctx: Ctx,
  pageId: string,
  templateId: string,
  mode: ApplyTemplateInput['mode'],
) {
  const template = await getTemplate(ctx, templateId);
  const write = mode === 'replace' ? replaceSections : appendSections;
  const sections = await write(ctx, pageId, template.sections);
  const data = {
    templateTenantId: template.tenantId,
    templateId,
    revision: template.revision,
    defaults: sections.map(asDefault),
  };
  await ctx.db.pageTemplate.upsert({
    where: { tenantId_pageId: { tenantId: ctx.tenantId, pageId } },
    create: { ...data, pageId },
    update: data,
  });
  return { pageId, templateId, revision: template.revision, sectionIds: sections.map(({ id }) => id) };
}

/** Which template a page began from, and what has been customised since. */
export async function getPageTemplate(ctx: Ctx, pageId: string) {
  await getPage(ctx, pageId);
  const { templateId, revision, defaults, template } = await findOrigin(ctx, pageId);
  const present = new Map((await listAllSections(ctx, pageId)).map((section) => [section.id, section]));
  const sections = defaults.map((original) => {
    const state = stateOf(original, present.get(original.sectionId));
    return { sectionId: original.sectionId, type: original.type, state };
  });
  const customised = sections.some(({ state }) => state !== 'as_template') || present.size > sections.length;
  return { templateId, revision, latestRevision: template.revision, customised, sections };
}

/**
 * Makes one section, or the whole page, as its template gave it. If-Match names the page's version.
 * @param sectionId a section that came from the template, also one that was deleted since; all of them when left out
 * @throws CONFLICT when the page did not begin from a template; NOT_FOUND for a section that it did not bring
 */
export async function resetPage(ctx: Ctx, pageId: string, sectionId: string | undefined) {
  await lockPage(ctx, pageId);
  const origin = await findOrigin(ctx, pageId);
  const defaults = sectionId
    ? await resetOne(ctx, pageId, origin.defaults, sectionId)
    : (await replaceSections(ctx, pageId, origin.defaults)).map(asDefault);
  await ctx.db.pageTemplate.updateMany({ where: { pageId }, data: { defaults } });
  await touchPage(ctx, pageId);
  const { templateId, revision } = origin;
  const reset = { pageId, templateId, revision, sectionIds: defaults.map((one) => one.sectionId) };
  await record(ctx, pageReset, pageId, reset);
  return reset;
}

async function resetOne(
  ctx: Ctx,
  pageId: string,
  defaults: Default[],
  sectionId: string,
): Promise<Default[]> {
  const original = defaults.find((one) => one.sectionId === sectionId);
  if (!original) throw notFound('section of the template');
  const present = (await listAllSections(ctx, pageId)).some(({ id }) => id === sectionId);
  if (present) {
    const { content, settings } = original;
    await changeSection(ctx, pageId, sectionId, { content, settings, visible: true });
    return defaults;
  }
  const section = await placeSection(ctx, pageId, { ...original, order: defaults.indexOf(original) });
  return defaults.map((one) => (one === original ? asDefault(section) : one));
}

async function findOrigin(ctx: Ctx, pageId: string) {
  const origin = await ctx.db.pageTemplate.findFirst({
    where: { pageId },
    include: { template: { select: { revision: true } } },
  });
  if (!origin) throw new AppError('CONFLICT', 'This page did not begin from a template.');
  return { ...origin, defaults: Defaults.parse(origin.defaults) };
}

function stateOf(
  original: Default,
  section: SectionRow | undefined,
): 'as_template' | 'customised' | 'removed' {
  if (!section) return 'removed';
  const same =
    isDeepStrictEqual(original.content, section.content) &&
    isDeepStrictEqual(original.settings, section.settings);
  return same && section.visible ? 'as_template' : 'customised';
}

function asDefault({ id, type, content, settings }: SectionRow): Default {
  return { sectionId: id, type, content, settings };
}
