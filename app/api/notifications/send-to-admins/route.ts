export { POST } from '../../tenants/[tenantId]/notifications/send-to-admins/route';
