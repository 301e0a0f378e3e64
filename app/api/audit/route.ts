export { GET } from '../tenants/[tenantId]/audit/route';
