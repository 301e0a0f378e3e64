import { listEndpoint } from '@/endpoint';
import { assetListing } from '@/services/sites/assets/assets.listing';
import { Asset } from '@/services/sites/assets/assets.schema';
import { listAssets } from '@/services/sites/assets/assets.service';

export const GET = listEndpoint(
  { summary: 'List assets', permission: 'assets:read', listing: assetListing, response: Asset },
  (ctx, { query }) => listAssets(ctx, query),
);
