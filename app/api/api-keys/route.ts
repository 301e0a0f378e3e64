export { GET, POST } from '../tenants/[tenantId]/api-keys/route';
