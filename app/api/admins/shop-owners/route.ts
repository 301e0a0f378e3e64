import { listEndpoint } from '@/endpoint';
import { shopOwnerListing } from '@/services/platform/admins/admins.listing';
import { listShopOwners } from '@/services/platform/admins/admins.service';

export const GET = listEndpoint(
  { summary: 'List shop owners', permission: 'admins:read', listing: shopOwnerListing },
  (ctx, { query }) => listShopOwners(ctx, query),
);
