import { z } from 'zod';
import { AppError } from '@/core/errors';
import type { Prisma } from '@/generated/prisma/client';
import { parseSectionContent, SectionSettings } from './types';

/** A section as templates, snapshots and requests bring it, before it has a row. */
export interface SectionDraft {
  type: string;
  content: unknown;
  settings?: unknown;
  visible?: boolean;
}

/**
 * Checks and cleans a section's content by its type's schema.
 * @param at the path of the content in the request, for the error's details
 * @throws VALIDATION_ERROR naming every wrong field
 */
export function storedContent(type: string, content: unknown, at = 'content'): Prisma.InputJsonObject {
  return explained(at, () => parseSectionContent(type, content));
}

/** Fills and checks a section's settings. @throws VALIDATION_ERROR naming every wrong field */
export function storedSettings(settings: unknown, at = 'settings'): Prisma.InputJsonObject {
  return explained(at, () => SectionSettings.parse(settings ?? {}));
}

/** A draft as the columns of its row. @param at the path of the section in the request, such as `sections.2` */
export function storedSection({ type, content, settings, visible = true }: SectionDraft, at = '') {
  const within = (name: string) => (at ? `${at}.${name}` : name);
  return {
    type,
    content: storedContent(type, content, within('content')),
    settings: storedSettings(settings, within('settings')),
    visible,
  };
}

function explained(at: string, parse: () => unknown): Prisma.InputJsonObject {
  try {
    return parse() as Prisma.InputJsonObject;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const details = error.issues.map(({ path, message }) => ({ field: [at, ...path].join('.'), message }));
    throw new AppError('VALIDATION_ERROR', undefined, { details });
  }
}
