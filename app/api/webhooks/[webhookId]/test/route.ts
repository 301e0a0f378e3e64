export { POST } from '../../../tenants/[tenantId]/webhooks/[webhookId]/test/route';
