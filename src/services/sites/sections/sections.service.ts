import type { Ctx } from '@/core/context';
import { key, requireVersion } from '@/core/db/rows';
import { invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { sectionCreated, sectionDeleted, sectionUpdated } from '../events';
import { getPage, lockPage, lockPageRow, touchPage } from '../pages/pages.service';
import { type SectionDraft, storedContent, storedSection, storedSettings } from './sections.content';
import { sectionListing } from './sections.listing';
import {
  type CreateSectionInput,
  MAX_SECTIONS,
  type SectionRow,
  type UpdateSectionInput,
} from './sections.schema';
import { closeGap, makeRoom, moveTo } from './sections.sql';

/** A page's sections from top to bottom. @throws NOT_FOUND for a page that is missing or another tenant's */
export async function listSections(ctx: Ctx, pageId: string, query: ListQuery) {
  await getPage(ctx, pageId);
  return listRows(ctx, sectionListing, query, { page_id: pageId });
}

/** One section of a page. */
export async function getSection(ctx: Ctx, pageId: string, sectionId: string): Promise<SectionRow> {
  await getPage(ctx, pageId);
  return findSection(ctx, pageId, sectionId);
}

/**
 * Adds a section at a place, or at the end. If-Match names the page's version.
 * @throws VALIDATION_ERROR when the content does not fit its type, or the page has 100 sections
 */
export async function createSection(
  ctx: Ctx,
  pageId: string,
  input: CreateSectionInput,
): Promise<SectionRow> {
  await lockPage(ctx, pageId);
  const section = await placeSection(ctx, pageId, input);
  await touchPage(ctx, pageId);
  return section;
}

/** Changes a section or moves it to another place. Its type stays. @throws VALIDATION_ERROR, PRECONDITION_FAILED */
export async function updateSection(
  ctx: Ctx,
  pageId: string,
  sectionId: string,
  change: UpdateSectionInput,
): Promise<SectionRow> {
  await lockPageRow(ctx, pageId);
  requireVersion(ctx, await findSection(ctx, pageId, sectionId));
  const section = await changeSection(ctx, pageId, sectionId, change);
  await touchPage(ctx, pageId);
  return section;
}

/** Removes a section; those below it move up. @throws PRECONDITION_FAILED */
export async function deleteSection(ctx: Ctx, pageId: string, sectionId: string): Promise<{ id: string }> {
  await lockPageRow(ctx, pageId);
  requireVersion(ctx, await findSection(ctx, pageId, sectionId));
  await removeSection(ctx, pageId, sectionId);
  await touchPage(ctx, pageId);
  return { id: sectionId };
}

/** All sections of a page from top to bottom. */
export async function listAllSections(ctx: Ctx, pageId: string): Promise<SectionRow[]> {
  const rows = await ctx.db.section.findMany({ where: { pageId }, orderBy: { order: 'asc' } });
  return rows.map(asSection);
}

// What follows works on a page that the caller has locked, and leaves its version to the caller.

/** Writes a new section of a locked page and records it. */
export async function placeSection(
  ctx: Ctx,
  pageId: string,
  { order, ...draft }: SectionDraft & { order?: number },
): Promise<SectionRow> {
  const count = await ctx.db.section.count({ where: { pageId } });
  if (count >= MAX_SECTIONS)
    throw invalid('type', `A page may have at most ${MAX_SECTIONS} sections. Divide it into two pages.`);
  const place = Math.min(order ?? count, count);
  if (place < count) await makeRoom(ctx.db, pageId, place);
  const row = await ctx.db.section.create({ data: { ...storedSection(draft), pageId, order: place } });
  const section = asSection(row);
  await record(ctx, sectionCreated, section.id, section);
  return section;
}

/** Writes a change of a section of a locked page and records it. */
export async function changeSection(
  ctx: Ctx,
  pageId: string,
  sectionId: string,
  { order, content, settings, visible }: Omit<UpdateSectionInput, 'settings'> & { settings?: unknown },
): Promise<SectionRow> {
  const before = await findSection(ctx, pageId, sectionId);
  const data = {
    visible,
    content: content && storedContent(before.type, content),
    settings: settings === undefined ? undefined : storedSettings(settings),
  };
  if (order !== undefined) await moveSection(ctx, before, order);
  const section = asSection(await ctx.db.section.update({ where: key(ctx, sectionId), data }));
  await record(ctx, sectionUpdated, section.id, section);
  return section;
}

/** Removes a section of a locked page and records it. */
export async function removeSection(ctx: Ctx, pageId: string, sectionId: string): Promise<void> {
  const section = await findSection(ctx, pageId, sectionId);
  await ctx.db.section.delete({ where: key(ctx, sectionId) });
  await closeGap(ctx.db, pageId, section.order);
  await record(ctx, sectionDeleted, section.id, section);
}

/** Puts sections in place of all that a locked page has. @returns the new rows from top to bottom */
export async function replaceSections(
  ctx: Ctx,
  pageId: string,
  drafts: readonly SectionDraft[],
): Promise<SectionRow[]> {
  const before = await listAllSections(ctx, pageId);
  await ctx.db.section.deleteMany({ where: { pageId } });
  for (const section of before) await record(ctx, sectionDeleted, section.id, section);
  return appendSections(ctx, pageId, drafts);
}

/** Adds sections at the end of a locked page. @returns the new rows from top to bottom */
export async function appendSections(
  ctx: Ctx,
  pageId: string,
  drafts: readonly SectionDraft[],
): Promise<SectionRow[]> {
  const sections: SectionRow[] = [];
  for (const draft of drafts) sections.push(await placeSection(ctx, pageId, draft));
  return sections;
}

async function moveSection(ctx: Ctx, { id, pageId, order }: SectionRow, wanted: number): Promise<void> {
  const count = await ctx.db.section.count({ where: { pageId } });
  const place = Math.min(wanted, count - 1);
  if (place !== order) await moveTo(ctx.db, pageId, id, order, place);
}

async function findSection(ctx: Ctx, pageId: string, sectionId: string): Promise<SectionRow> {
  const section = await ctx.db.section.findFirst({ where: { id: sectionId, pageId } });
  if (!section) throw notFound('section');
  return asSection(section);
}

/** A row in the words of the wire; the schema checks it again on the way out. */
function asSection<T extends { content: unknown; settings: unknown }>(row: T) {
  return row as T & Pick<SectionRow, 'content' | 'settings'>;
}
