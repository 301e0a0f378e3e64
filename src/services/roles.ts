import { platformPermissions } from './platform/permissions';
import { sitesPermissions } from './sites/permissions';

const every = [...Object.keys(platformPermissions), ...Object.keys(sitesPermissions)];
const reads = (list: string[]) => list.filter((permission) => permission.endsWith(':read'));
const without = (list: string[], ...removed: string[]) =>
  list.filter((permission) => !removed.includes(permission));

/** What everybody in the tenant may know of it. */
const belonging = ['tenants:read', 'events:read'];

/** People who build the site: everything about its content, nothing about the tenant. */
const editing = [
  ...belonging,
  'members:read',
  ...reads(Object.keys(sitesPermissions)),
  'pages:write',
  'pages:publish',
  'assets:write',
  'assets:delete',
];

/** People who work with patients or goods in the tenant: they see each other. */
const staff = [...belonging, 'members:read'];

/**
 * The one table of roles. A role in a tenant gives exactly these permissions.
 * `super_admin` is not in it: it is the platform's and has every permission everywhere.
 */
export const roles: Record<string, readonly string[]> = {
  owner: every,
  // Who provisions may suspend an owner, and who connects a provider may come in as one: owners alone hand that out.
  admin: without(every, 'tenants:delete', 'admins:read', 'admins:write', 'sso:write', 'scim:write'),
  manager: [
    ...editing,
    'access:read',
    'webhooks:read',
    'audit:read',
    'pages:delete',
    'branding:write',
    'templates:write',
  ],
  engineer: [...without(reads(every), 'admins:read'), 'webhooks:write', 'api-keys:write'],
  editor: editing,
  viewer: ['tenants:read', 'events:read', 'pages:read', 'assets:read', 'branding:read', 'templates:read'],
  user: ['tenants:read', 'pages:read'],
  location_admin: staff,
  shop_owner: belonging,
  vendor: ['tenants:read'],
  provider: staff,
  nurse: staff,
  medical_assistant: staff,
  pharmacy_tech: staff,
  billing: staff,
};

/** Every role that a member can be given. */
export const roleNames = Object.keys(roles);

/** The role whose permissions a member has whose own role the table does not know. */
export const leastRole = 'viewer';

/** Roles that reach a part of the tenant only, and so are given together with its zones or locations. */
export const zonalRoles: readonly string[] = ['location_admin', 'shop_owner'];

/** Roles of the people who administer the tenant, or a part of it. */
export const administrativeRoles: readonly string[] = ['owner', 'admin', 'manager', 'location_admin'];
