export { GET, POST } from '../tenants/[tenantId]/jobs/route';
