import { endpoint, listEndpoint } from '@/endpoint';
import { openTenant } from '@/services/flows/create-tenant';
import { tenantCreated } from '@/services/platform/events';
import { tenantListing } from '@/services/platform/tenants/tenants.listing';
import { CreateTenant, Tenant } from '@/services/platform/tenants/tenants.schema';
import { listTenants } from '@/services/platform/tenants/tenants.service';

export const GET = listEndpoint(
  {
    summary: 'List tenants',
    description: 'The tenants that you belong to; all tenants for a platform administrator.',
    permission: 'signed-in',
    listing: tenantListing,
  },
  (ctx, { query }) => listTenants(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Create a tenant',
    description: 'You become its owner. Its branding, domain and settings are made with it, all or nothing.',
    permission: 'signed-in',
    audit: tenantCreated,
    body: CreateTenant,
    response: Tenant,
    status: 201,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => openTenant(ctx, body),
);
