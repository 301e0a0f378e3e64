export { GET } from '../../../tenants/[tenantId]/webhooks/[webhookId]/deliveries/route';
