export { DELETE, GET, PATCH, PUT } from '../../tenants/[tenantId]/webhooks/[webhookId]/route';
