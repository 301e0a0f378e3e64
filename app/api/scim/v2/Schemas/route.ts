import { scimEndpoint } from '@/endpoint';
import { schemas } from '@/services/platform/scim/scim-about';

export const GET = scimEndpoint(
  { summary: 'List the attributes of SCIM resources', permission: 'scim:write' },
  schemas,
);
