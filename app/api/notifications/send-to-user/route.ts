export { POST } from '../../tenants/[tenantId]/notifications/send-to-user/route';
