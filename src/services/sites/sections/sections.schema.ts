import { z } from 'zod';
import { id, instant, jsonObject } from '@/core/schema';
import { SectionSettings, SectionType } from './types';

/** The most sections that a page may have. */
export const MAX_SECTIONS = 100;

export const Section = z
  .object({
    id: z.uuid(),
    pageId: z.uuid(),
    type: z.string(),
    order: z.int(),
    content: jsonObject,
    settings: jsonObject,
    visible: z.boolean(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Section' });

const order = z
  .int()
  .min(0)
  .meta({ title: 'Place', description: 'From 0; the sections from this place on move down.' });
const content = jsonObject.meta({ title: 'Content', description: 'As the schema of its type says.' });
const visible = z.boolean().meta({ title: 'Visible' });

const creation = {
  type: SectionType,
  content: content.default({}),
  settings: SectionSettings.optional(),
  visible: visible.default(true),
  order: order.optional().meta({ title: 'Place', description: 'From 0; at the end when left out.' }),
};
const changes = {
  content: content.optional(),
  settings: SectionSettings.optional(),
  visible: visible.optional(),
  order: order.optional(),
};

export const CreateSection = z.strictObject(creation).meta({ id: 'CreateSection' });

export const UpdateSection = z
  .strictObject(changes)
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateSection' });

export const ReorderSections = z
  .strictObject({
    sectionIds: z
      .array(id)
      .max(MAX_SECTIONS)
      .meta({ description: 'Every section of the page, in the new order.' }),
  })
  .meta({ id: 'ReorderSections' });

const SectionOperation = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('create'), ...creation }),
  z.strictObject({ operation: z.literal('update'), id, ...changes }),
  z.strictObject({ operation: z.literal('delete'), id }),
]);

export const BulkSections = z
  .strictObject({ operations: z.array(SectionOperation).min(1).max(MAX_SECTIONS) })
  .meta({ id: 'BulkSections' });

export const BulkSectionResult = z
  .object({
    operation: z.enum(['create', 'update', 'delete']),
    id: z.uuid(),
    section: Section.nullable().meta({ description: 'As it is now; null when deleted.' }),
  })
  .meta({ id: 'BulkSectionResult' });

export const SectionParams = z.object({ pageId: z.uuid(), sectionId: z.uuid() });

export type SectionRow = z.output<typeof Section>;
export type CreateSectionInput = z.output<typeof CreateSection>;
export type UpdateSectionInput = z.output<typeof UpdateSection>;
export type SectionOperationInput = z.output<typeof SectionOperation>;
