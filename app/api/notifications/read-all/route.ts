export { POST } from '../../tenants/[tenantId]/notifications/read-all/route';
