export { GET } from '../tenants/[tenantId]/access-logs/route';
