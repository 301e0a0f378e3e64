import { scimEndpoint } from '@/endpoint';
import { serviceProviderConfig } from '@/services/platform/scim/scim-about';

export const GET = scimEndpoint(
  { summary: 'Get what the SCIM service can do', permission: 'scim:write' },
  serviceProviderConfig,
);
