import type { Ctx } from '@/core/context';
import { AppError, type ErrorDetail } from '@/core/errors';
import { record } from '@/core/events/record';
import { sectionsReordered } from '../events';
import { lockPage, touchPage } from '../pages/pages.service';
import { setOrder } from './sections.sql';

/**
 * Puts a page's sections into a new order. Two at once give the one order or the other, because each locks the page.
 * @param sectionIds every section of the page, once
 * @throws VALIDATION_ERROR naming what is missing, foreign or named twice
 */
export async function reorderSections(ctx: Ctx, pageId: string, sectionIds: string[]) {
  await lockPage(ctx, pageId);
  const present = await ctx.db.section.findMany({ where: { pageId }, select: { id: true } });
  const problems = orderProblems(
    sectionIds,
    present.map(({ id }) => id),
    'sectionIds',
  );
  if (problems.length > 0) throw new AppError('VALIDATION_ERROR', undefined, { details: problems });
  await setOrder(ctx.db, pageId, sectionIds);
  await touchPage(ctx, pageId);
  await record(ctx, sectionsReordered, pageId, { pageId, sectionIds });
  return { pageId, sectionIds };
}

/**
 * Compares the ids of a wanted order with those that there are.
 * @param field the list's name in the request
 * @returns one detail per id that is missing, unknown or named twice
 */
export function orderProblems(wanted: string[], present: string[], field: string): ErrorDetail[] {
  const [known, named] = [new Set(present), new Set(wanted)];
  const foreign = [...named].filter((id) => !known.has(id));
  const twice = [...named].filter((id) => wanted.indexOf(id) !== wanted.lastIndexOf(id));
  const missing = present.filter((id) => !named.has(id));
  return [
    ...missing.map((id) => ({ field, id, message: `${id} is missing: name all of them.` })),
    ...foreign.map((id) => ({ field, id, message: `${id} does not belong here.` })),
    ...twice.map((id) => ({ field, id, message: `${id} is named twice.` })),
  ];
}
