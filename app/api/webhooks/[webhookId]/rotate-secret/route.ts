export { POST } from '../../../tenants/[tenantId]/webhooks/[webhookId]/rotate-secret/route';
