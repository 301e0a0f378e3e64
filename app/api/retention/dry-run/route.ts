export { POST } from '../../tenants/[tenantId]/retention/dry-run/route';
