export { POST } from '../../tenants/[tenantId]/notifications/test/route';
