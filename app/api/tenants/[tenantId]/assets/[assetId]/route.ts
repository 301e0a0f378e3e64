import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { Asset, UpdateAsset } from '@/services/sites/assets/assets.schema';
import { deleteAsset, getAsset, updateAsset } from '@/services/sites/assets/assets.service';
import { assetDeleted, assetUpdated } from '@/services/sites/events';

const params = z.object({ assetId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get an asset',
    permission: 'assets:read',
    audit: { none: 'reads only' },
    params,
    response: Asset,
  },
  (ctx, { params }) => getAsset(ctx, params.assetId),
);

export const PUT = endpoint(
  {
    summary: 'Update an asset',
    permission: 'assets:write',
    audit: assetUpdated,
    params,
    body: UpdateAsset,
    response: Asset,
  },
  (ctx, { params, body }) => updateAsset(ctx, params.assetId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  { summary: 'Delete an asset', permission: 'assets:delete', audit: assetDeleted, params, response: Deleted },
  (ctx, { params }) => deleteAsset(ctx, params.assetId),
);
