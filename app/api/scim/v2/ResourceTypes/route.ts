import { scimEndpoint } from '@/endpoint';
import { resourceTypes } from '@/services/platform/scim/scim-about';

export const GET = scimEndpoint(
  { summary: 'List the kinds of SCIM resources', permission: 'scim:write' },
  resourceTypes,
);
