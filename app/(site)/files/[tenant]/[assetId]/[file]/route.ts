import { z } from 'zod';
import { rawEndpoint } from '@/endpoint';
import { serveAsset } from '@/services/sites/assets/serve-asset';

export const GET = rawEndpoint(
  {
    summary: 'Get a file of a site',
    permission: 'public',
    params: z.object({ tenant: z.string(), assetId: z.string(), file: z.string() }),
    query: z.object({
      download: z.literal('1').optional(),
      expires: z.string().default(''),
      signature: z.string().default(''),
    }),
    contentType: 'image/*',
  },
  async (_ctx, { params, query }) => {
    const { tenant, assetId, file } = params;
    const served = await serveAsset(tenant, assetId, file, query.download ? query : null);
    const disposition = served.filename
      ? `attachment; filename*=UTF-8''${encodeURIComponent(served.filename)}`
      : 'inline';
    return new Response(served.stream, {
      headers: {
        'content-type': served.mimeType,
        'content-length': String(served.size),
        'content-disposition': disposition,
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  },
);
