export { GET } from '../../../tenants/[tenantId]/webhooks/[webhookId]/audit-logs/route';
