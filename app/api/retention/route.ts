export { GET } from '../tenants/[tenantId]/retention/route';
