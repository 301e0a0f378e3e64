export { GET } from '../tenants/[tenantId]/notifications/route';
