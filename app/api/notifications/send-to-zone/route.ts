export { POST } from '../../tenants/[tenantId]/notifications/send-to-zone/route';
