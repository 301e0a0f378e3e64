import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { Asset, UploadFields } from '@/services/sites/assets/assets.schema';
import { createAssets } from '@/services/sites/assets/assets.service';
import { prepareFiles } from '@/services/sites/assets/images';
import { assetCreated } from '@/services/sites/events';

export const POST = endpoint(
  {
    summary: 'Upload assets',
    description:
      'Up to 20 files: JPEG, PNG, WebP, AVIF or GIF up to 5 MB each, PDF up to 10 MB. All are kept, or none.',
    permission: 'assets:write',
    audit: assetCreated,
    upload: { maxFiles: 20, maxBytes: 105 * 1024 * 1024, fields: UploadFields, prepare: prepareFiles },
    body: UploadFields,
    response: z.array(Asset),
    status: 201,
    location: (assets) => assets[0]?.url ?? '',
    errors: ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'PLAN_LIMIT_REACHED'],
  },
  (ctx, { files, body }) => createAssets(ctx, files, body),
);
