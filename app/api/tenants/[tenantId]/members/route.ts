import { listEndpoint } from '@/endpoint';
import { memberListing } from '@/services/platform/members/members.listing';
import { listMembers } from '@/services/platform/members/members.service';

export const GET = listEndpoint(
  { summary: 'List the members of the tenant', permission: 'members:read', listing: memberListing },
  (ctx, { query }) => listMembers(ctx, query),
);
