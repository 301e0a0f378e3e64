import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError, type ErrorDetail } from '@/core/errors';
import { lockPage, touchPage } from '../pages/pages.service';
import type { BulkSectionResult, SectionOperationInput } from './sections.schema';
import { changeSection, placeSection, removeSection } from './sections.service';

type Result = z.output<typeof BulkSectionResult>;

/**
 * Creates, changes and deletes sections of one page in the order given, all or nothing. If-Match names the page's version.
 * @returns what became of each operation
 * @throws VALIDATION_ERROR with the problems of every operation that cannot be done; then none is done
 */
export async function changeSections(
  ctx: Ctx,
  pageId: string,
  operations: SectionOperationInput[],
): Promise<Result[]> {
  await lockPage(ctx, pageId);
  const results: Result[] = [];
  const problems: ErrorDetail[] = [];
  for (const [at, operation] of operations.entries()) {
    try {
      results.push(await perform(ctx, pageId, operation));
    } catch (error) {
      // Refusals are gathered, so that one answer tells of all of them; the throw below undoes the rest.
      if (!(error instanceof AppError)) throw error;
      problems.push(...detailsOf(error, `operations.${at}`));
    }
  }
  if (problems.length > 0)
    throw new AppError('VALIDATION_ERROR', 'Nothing was changed, because some operations cannot be done.', {
      details: problems,
    });
  await touchPage(ctx, pageId);
  return results;
}

async function perform(ctx: Ctx, pageId: string, input: SectionOperationInput): Promise<Result> {
  const { operation } = input;
  if (operation === 'create') {
    const section = await placeSection(ctx, pageId, input);
    return { operation, id: section.id, section };
  }
  if (operation === 'update') {
    const section = await changeSection(ctx, pageId, input.id, input);
    return { operation, id: input.id, section };
  }
  await removeSection(ctx, pageId, input.id);
  return { operation, id: input.id, section: null };
}

function detailsOf(error: AppError, at: string): ErrorDetail[] {
  const details = error.options.details ?? [{ field: '', message: error.message }];
  return details.map((detail) => ({ ...detail, field: detail.field ? `${at}.${detail.field}` : at }));
}
