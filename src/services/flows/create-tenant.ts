import type { Ctx } from '@/core/context';
import { record } from '@/core/events/record';
import { type CreateTenantInput, createTenant } from '../platform';
import { tenantCreated } from '../platform/events';
import { createDefaultBranding } from '../sites';

/** Creates a tenant with everything that it begins with, all in one transaction: owner, domain, branding, event. */
export async function openTenant(ctx: Ctx, input: CreateTenantInput) {
  const { ctx: own, tenant } = await createTenant(ctx, input);
  await createDefaultBranding(own, { siteName: tenant.name });
  await record(own, tenantCreated, tenant.id, tenant);
  return tenant;
}
