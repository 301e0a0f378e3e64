import { z } from 'zod';
import { instant } from '@/core/schema';

export const AssetKind = z.enum(['image', 'document']);

export const AssetVariant = z
  .object({ width: z.int(), height: z.int(), url: z.string(), size: z.int() })
  .meta({ id: 'AssetVariant' });

export const Asset = z
  .object({
    id: z.uuid(),
    kind: AssetKind,
    filename: z.string(),
    mimeType: z.string(),
    size: z.int().meta({ description: 'Bytes, without the variants.' }),
    width: z.int().nullable(),
    height: z.int().nullable(),
    alt: z.string(),
    folder: z.string(),
    tags: z.array(z.string()),
    url: z.string().meta({ description: 'Where the site shows it.' }),
    downloadUrl: z
      .string()
      .meta({ description: 'Downloads it under its name; signed, and good for an hour.' }),
    variants: z.array(AssetVariant),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Asset' });

const alt = z
  .string()
  .trim()
  .max(300)
  .meta({ title: 'Alternative text', description: 'What the image shows, for those who do not see it.' });
const folder = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^([\p{L}\p{N} _-]+(\/[\p{L}\p{N} _-]+)*)?$/u,
    'Use letters, digits, spaces, - and _, with / between folders.',
  )
  .meta({ title: 'Folder' });
const tags = z.array(z.string().trim().min(1).max(40)).max(20).meta({ title: 'Tags' });

export const UpdateAsset = z
  .strictObject({ alt, folder, tags })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateAsset' });

export const UploadFields = z.strictObject({ folder: folder.optional(), alt: alt.optional() });

export const AssetUsage = z
  .object({ bytes: z.int(), count: z.int(), limitBytes: z.int().nullable() })
  .meta({ id: 'AssetUsage', description: 'What a tenant keeps, and what its plan allows (null: no limit).' });

export type UpdateAssetInput = z.output<typeof UpdateAsset>;
