export { GET, POST } from '../tenants/[tenantId]/webhooks/route';
