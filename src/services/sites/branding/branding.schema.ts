import { z } from 'zod';
import { id, instant, text } from '@/core/schema';
import { BrandingStyle } from '../render';

const { primaryColor, accentColor, colorScheme, headingFont, bodyFont } = BrandingStyle.shape;

export const Branding = z
  .object({
    id: z.uuid(),
    ...BrandingStyle.shape,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Branding' });

export const UpdateBranding = z
  .strictObject({
    siteName: text(120).meta({ title: 'Name of the site' }),
    tagline: z.string().trim().max(200).nullable().meta({ title: 'Tagline' }),
    logoAssetId: id.nullable().meta({ title: 'Logo', 'x-input': 'image' }),
    faviconAssetId: id.nullable().meta({ title: 'Icon in the browser tab', 'x-input': 'image' }),
    primaryColor,
    accentColor,
    colorScheme,
    headingFont,
    bodyFont,
    customCss: z.string().max(20_000).meta({ title: 'Custom CSS', 'x-input': 'code' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateBranding' });

export type UpdateBrandingInput = z.output<typeof UpdateBranding>;
