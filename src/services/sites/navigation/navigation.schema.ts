import { z } from 'zod';
import { id, instant, text } from '@/core/schema';
import { isSafeUrl } from '../sections/types/base/sanitize';

/** The most entries of header and footer together, and how deep they may stand. */
export const MAX_ITEMS = 200;
export const MAX_DEPTH = 3;

export const NavigationLocation = z.enum(['header', 'footer']);

export const NavigationItem = z
  .object({
    id: z.uuid(),
    location: NavigationLocation,
    label: z.string(),
    parentId: z.uuid().nullable(),
    order: z.int(),
    pageId: z.uuid().nullable(),
    url: z.string().nullable(),
    newTab: z.boolean(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'NavigationItem' });

const fields = {
  location: NavigationLocation.meta({ title: 'Where' }),
  label: text(60).meta({ title: 'Label' }),
  parentId: id.nullable().meta({ title: 'Below' }),
  pageId: id.nullable().meta({ title: 'Page' }),
  url: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .refine(isSafeUrl, 'Use a web address, mailto:, tel: or a path of this site.')
    .nullable()
    .meta({ title: 'Address', description: 'Instead of a page.' }),
  newTab: z.boolean().meta({ title: 'Open in a new tab' }),
};

export const CreateNavigationItem = z
  .strictObject({
    ...fields,
    parentId: fields.parentId.default(null),
    pageId: fields.pageId.default(null),
    url: fields.url.default(null),
    newTab: fields.newTab.default(false),
  })
  .meta({ id: 'CreateNavigationItem' });

export const UpdateNavigationItem = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateNavigationItem' });

export const ReorderNavigation = z
  .strictObject({
    location: NavigationLocation,
    items: z
      .array(z.strictObject({ id, parentId: id.nullable().default(null) }))
      .max(MAX_ITEMS)
      .meta({ description: 'Every entry of the header or footer, in the order wanted within its level.' }),
  })
  .meta({ id: 'ReorderNavigation' });

export const NavigationParams = z.object({ navId: z.uuid() });

export type NavigationRow = z.output<typeof NavigationItem>;
export type CreateNavigationInput = z.output<typeof CreateNavigationItem>;
export type UpdateNavigationInput = z.output<typeof UpdateNavigationItem>;
export type ReorderNavigationInput = z.output<typeof ReorderNavigation>;
