export { POST } from '../../../tenants/[tenantId]/webhooks/[webhookId]/replay/route';
