import { listEndpoint } from '@/endpoint';
import { groupListing } from '@/services/platform/groups/groups.listing';
import { listGroups } from '@/services/platform/groups/groups.service';

export const GET = listEndpoint(
  { summary: 'List groups', permission: 'members:read', listing: groupListing },
  (ctx, { query }) => listGroups(ctx, query),
);
