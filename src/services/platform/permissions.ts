/** What a person or key may be allowed to do in the platform, in words that the access pages show. */
export const platformPermissions = {
  'tenants:read': 'See the tenant and its settings',
  'tenants:write': 'Change the tenant and its settings',
  'tenants:delete': 'Close the tenant',
  'members:read': 'See who belongs to the tenant',
  'members:write': 'Invite, change, suspend and remove people',
  'admins:read': 'See the administrators and shop owners',
  'admins:write': 'Appoint, change and remove administrators and shop owners',
  'access:read': 'See what each role allows, and why something is allowed or refused',
  'api-keys:read': 'See the API keys',
  'api-keys:write': 'Create, change, rotate and revoke API keys',
  'webhooks:read': 'See webhooks and their deliveries',
  'webhooks:write': 'Create, change, test and remove webhooks',
  'audit:read': 'Read the audit log',
  'security:write': 'Decide how people sign in, and how long records are kept',
  'events:read': 'Follow events as they happen',
} as const;
