// The platform's door for flows and for the other modules.

export type { CreateTenantInput } from './tenants/tenants.schema';
export { createTenant, getTenant, isTenantOpen, siteHost } from './tenants/tenants.service';
