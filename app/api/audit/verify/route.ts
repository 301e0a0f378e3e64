export { GET } from '../../tenants/[tenantId]/audit/verify/route';
