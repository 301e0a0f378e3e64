import { z } from 'zod';
import { id, instant, jsonObject, text } from '@/core/schema';
import { MAX_SECTIONS } from '../sections/sections.schema';
import { SectionType } from '../sections/types';

export const TemplateCategory = z.enum(['landing', 'about', 'services', 'menu', 'contact', 'event']);

/** A language tag such as `en` or `ar-EG`. */
export const TemplateLocale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Must be a language such as en or ar-EG.')
  .meta({ title: 'Language' });

export const Template = z
  .object({
    id: z.uuid(),
    tenantId: z
      .uuid()
      .meta({ description: 'The nil UUID for templates of the platform, which every tenant may use.' }),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    category: TemplateCategory,
    industrySlug: z.string().nullable(),
    locale: z.string(),
    premium: z.boolean(),
    revision: z.int().meta({ description: 'Counts the changes of its sections.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Template' });

const TemplateSection = z
  .object({ type: SectionType, content: jsonObject, settings: jsonObject })
  .meta({ id: 'TemplateSection' });

export const TemplateDetail = Template.extend({ sections: z.array(TemplateSection) }).meta({
  id: 'TemplateDetail',
});

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use a–z, 0–9 and single hyphens.')
  .meta({ title: 'Short name' });
const sections = z
  .array(
    z.strictObject({
      type: SectionType,
      content: jsonObject.default({}),
      settings: jsonObject.default({}),
    }),
  )
  .min(1, 'A template needs at least one section.')
  .max(MAX_SECTIONS)
  .meta({ title: 'Sections' });
const fields = {
  name: text(120).meta({ title: 'Name' }),
  slug,
  description: text(500).meta({ title: 'Description' }),
  category: TemplateCategory.meta({ title: 'Category' }),
  industrySlug: z.string().max(60).nullable().meta({ title: 'Industry' }),
  locale: TemplateLocale,
  premium: z.boolean().meta({ title: 'Premium' }),
  sections,
};

export const CreateTemplate = z
  .strictObject({
    ...fields,
    industrySlug: fields.industrySlug.default(null),
    locale: fields.locale.default('en'),
    premium: fields.premium.default(false),
  })
  .meta({ id: 'CreateTemplate' });

export const UpdateTemplate = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateTemplate' });

export const ApplyTemplate = z
  .strictObject({
    pageId: id.meta({ title: 'Page' }),
    mode: z
      .enum(['replace', 'append'])
      .default('replace')
      .meta({ title: 'Mode', description: 'Put its sections in place of the page’s, or below them.' }),
  })
  .meta({ id: 'ApplyTemplate' });

export const AppliedTemplate = z
  .object({ pageId: z.uuid(), templateId: z.uuid(), revision: z.int(), sectionIds: z.array(z.uuid()) })
  .meta({ id: 'AppliedTemplate' });

export const PageTemplate = z
  .object({
    templateId: z.uuid(),
    revision: z.int().meta({ description: 'Of the template when it was applied.' }),
    latestRevision: z.int(),
    customised: z.boolean(),
    sections: z.array(
      z.object({
        sectionId: z.uuid(),
        type: z.string(),
        state: z.enum(['as_template', 'customised', 'removed']),
      }),
    ),
  })
  .meta({ id: 'PageTemplate' });

export const Industry = z.object({ slug: z.string(), name: z.string() }).meta({ id: 'Industry' });

export const TemplateParams = z.object({ templateId: z.uuid() });

export type CreateTemplateInput = z.output<typeof CreateTemplate>;
export type UpdateTemplateInput = z.output<typeof UpdateTemplate>;
export type ApplyTemplateInput = z.output<typeof ApplyTemplate>;
export type TemplateWords = Pick<z.output<typeof TemplateDetail>, 'category' | 'sections'>;
