import { platformPermissions } from './platform/permissions';
import { sitesPermissions } from './sites/permissions';

const every = [...Object.keys(platformPermissions), ...Object.keys(sitesPermissions)];
const everyRead = every.filter((permission) => permission.endsWith(':read'));
const without = (list: string[], ...removed: string[]) =>
  list.filter((permission) => !removed.includes(permission));

/** People who build the site: everything about its content, nothing about the tenant. */
const editing = [
  ...without(everyRead, 'api-keys:read', 'webhooks:read', 'audit:read'),
  'pages:write',
  'pages:publish',
  'assets:write',
  'assets:delete',
];

/**
 * The one table of roles. A role in a tenant gives exactly these permissions; somebody without a role has none.
 * `super_admin` is not in it: it is the platform's and has every permission everywhere.
 */
export const roles: Record<string, readonly string[]> = {
  owner: every,
  admin: without(every, 'tenants:delete'),
  manager: [
    ...without(everyRead, 'api-keys:read'),
    ...editing,
    'pages:delete',
    'branding:write',
    'templates:write',
  ],
  engineer: [...everyRead, 'webhooks:write', 'api-keys:write'],
  editor: editing,
  viewer: ['tenants:read', 'events:read', 'pages:read', 'assets:read', 'branding:read', 'templates:read'],
  user: ['tenants:read', 'pages:read'],
};
