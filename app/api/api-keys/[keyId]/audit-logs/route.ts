export { GET } from '../../../tenants/[tenantId]/api-keys/[keyId]/audit-logs/route';
