export { GET } from '../../tenants/[tenantId]/audit/export/route';
