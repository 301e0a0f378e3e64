import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { tenantDeleted, tenantUpdated } from '@/services/platform/events';
import { Tenant, UpdateTenant } from '@/services/platform/tenants/tenants.schema';
import { deleteTenant, getTenant, updateTenant } from '@/services/platform/tenants/tenants.service';

export const GET = endpoint(
  { summary: 'Get a tenant', permission: 'tenants:read', audit: { none: 'reads only' }, response: Tenant },
  (ctx) => getTenant(ctx),
);

export const PUT = endpoint(
  {
    summary: 'Update a tenant',
    permission: 'tenants:write',
    audit: tenantUpdated,
    body: UpdateTenant,
    response: Tenant,
  },
  (ctx, { body }) => updateTenant(ctx, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  { summary: 'Delete a tenant', permission: 'tenants:delete', audit: tenantDeleted, response: Deleted },
  (ctx) => deleteTenant(ctx),
);
